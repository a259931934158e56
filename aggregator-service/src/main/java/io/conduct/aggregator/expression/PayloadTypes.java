package io.conduct.aggregator.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import io.conduct.contract.Finding;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The CEL types of one kind's payload and of what is derived from it, read off their JSON Schemas, and of the findings
 * beside them. Nothing that is derived is certain to be there: older events have less of it.
 */
final class PayloadTypes implements CelTypeProvider {

    /** A JSON number that need not be whole. Only {@code hundredths()} takes it, so that no sum is ever inexact. */
    static final OpaqueType DECIMAL = OpaqueType.create("decimal");

    private static final String FINDING = "finding";
    private static final String DERIVED = "derived";

    private final ImmutableMap<String, ImmutableMap<String, Property>> structs;
    private final CelType payload;
    private final CelType derived;

    private PayloadTypes(
            ImmutableMap<String, ImmutableMap<String, Property>> structs, CelType payload, CelType derived) {
        this.structs = structs;
        this.payload = payload;
        this.derived = derived;
    }

    /** The types of a kind. */
    static PayloadTypes of(RecordKind kind) {
        Map<String, ImmutableMap<String, Property>> structs = new LinkedHashMap<>();
        structs.put(FINDING, findingProperties());
        CelType payload = typeOf(kind.singular(), PublicSchemas.document(kind), structs);
        CelType derived = typeOf(DERIVED, PublicSchemas.derived(kind), structs);
        structs.computeIfPresent(DERIVED, (name, properties) -> optional(properties));
        return new PayloadTypes(ImmutableMap.copyOf(structs), payload, derived);
    }

    private static ImmutableMap<String, Property> optional(ImmutableMap<String, Property> properties) {
        ImmutableMap.Builder<String, Property> optional = ImmutableMap.builder();
        properties.forEach((name, property) ->
                optional.put(name, new Property(property.type(), false, property.date(), property.values())));
        return optional.buildOrThrow();
    }

    /**
     * One property of an object.
     *
     * @param type its CEL type
     * @param required whether every payload has it
     * @param date whether it is an ISO local date
     * @param values the only values it may have; empty when any may be
     */
    @Immutable
    record Property(CelType type, boolean required, boolean date, ImmutableSet<String> values) {}

    /** The type of the variable {@code payload}. */
    CelType payload() {
        return payload;
    }

    /** The type of the variable {@code derived}. */
    CelType derived() {
        return derived;
    }

    /** Whether {@code property} is a date at the top of {@code root}, which is one of the two variables' types. */
    boolean isDate(CelType root, String property) {
        return property(root.name(), property).filter(Property::date).isPresent();
    }

    /** The type of the variable {@code findings}. */
    CelType findings() {
        return ListType.create(StructTypeReference.create(FINDING));
    }

    /** The property {@code name} of the object type {@code struct}. */
    Optional<Property> property(String struct, String name) {
        return Optional.ofNullable(
                structs.getOrDefault(struct, ImmutableMap.of()).get(name));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return structs.keySet().stream().map(this::structType).collect(ImmutableList.toImmutableList());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return structs.containsKey(name) ? Optional.of(structType(name)) : Optional.empty();
    }

    private CelType structType(String name) {
        ImmutableMap<String, Property> properties = structs.getOrDefault(name, ImmutableMap.of());
        return StructType.create(
                name,
                properties.keySet(),
                field -> Optional.ofNullable(properties.get(field)).map(Property::type));
    }

    private static CelType typeOf(String path, JsonNode schema, Map<String, ImmutableMap<String, Property>> structs) {
        String type = schema.required("type").asString();
        return switch (type) {
            case "string" -> SimpleType.STRING;
            case "integer" -> SimpleType.INT;
            case "boolean" -> SimpleType.BOOL;
            case "number" -> DECIMAL;
            case "array" -> ListType.create(typeOf(path, schema.required("items"), structs));
            case "object" -> structOf(path, schema, structs);
            default -> throw new IllegalStateException(path + ": " + type + " (expected: a JSON type)");
        };
    }

    private static CelType structOf(String path, JsonNode schema, Map<String, ImmutableMap<String, Property>> structs) {
        ImmutableSet<String> required = texts(schema.path("required"));
        ImmutableMap.Builder<String, Property> properties = ImmutableMap.builder();
        schema.required("properties").propertyStream().forEach(entry -> {
            JsonNode property = entry.getValue();
            properties.put(
                    entry.getKey(),
                    new Property(
                            typeOf(path + "." + entry.getKey(), property, structs),
                            required.contains(entry.getKey()),
                            "date".equals(property.path("format").asString("")),
                            texts(property.path("enum"))));
        });
        structs.put(path, properties.buildOrThrow());
        return StructTypeReference.create(path);
    }

    private static ImmutableSet<String> texts(JsonNode list) {
        ImmutableSet.Builder<String> texts = ImmutableSet.builder();
        list.forEach(item -> texts.add(item.asString()));
        return texts.build();
    }

    private static ImmutableMap<String, Property> findingProperties() {
        ImmutableSet<String> severities =
                Arrays.stream(Finding.Severity.values()).map(Enum::name).collect(ImmutableSet.toImmutableSet());
        ImmutableMap.Builder<String, Property> properties = ImmutableMap.builder();
        for (String name : List.of("code", "limit", "actual", "rule", "pointer")) {
            properties.put(name, new Property(SimpleType.STRING, true, false, ImmutableSet.of()));
        }
        return properties
                .put("severity", new Property(SimpleType.STRING, true, false, severities))
                .buildOrThrow();
    }
}
