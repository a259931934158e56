package io.conduct.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schemas (2020-12) of the public payloads, one file a kind. The same file says what a sender may send, what
 * an event carries and what a catalogue's expressions may name.
 */
public final class PublicSchemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PublicSchemas() {}

    /** The schema's identifier, also the {@code dataschema} of the events. */
    public static URI id(RecordKind kind) {
        return URI.create("urn:conduct:schema:" + kind.singular() + ":v1");
    }

    /** The schema as a JSON document. */
    public static JsonNode document(RecordKind kind) {
        return read("schema/" + kind.singular() + ".v1.schema.json");
    }

    /** The schema of what is derived from a record of this kind, as a JSON document. */
    public static JsonNode derived(RecordKind kind) {
        return read("schema/" + kind.singular() + ".derived.v1.schema.json");
    }

    /** A realistic payload that the schema accepts, for documentation and tests. */
    public static JsonNode example(RecordKind kind) {
        return read("example/" + kind.singular() + ".json");
    }

    /** The schema ready to validate a payload; it refuses 1.0 for an integer. Safe for use by several threads. */
    public static Schema validator(RecordKind kind) {
        return validator(document(kind));
    }

    /** {@link #derived} ready to validate. Safe for use by several threads. */
    public static Schema derivedValidator(RecordKind kind) {
        return validator(derived(kind));
    }

    /** A schema of a service's own, ready to validate in the same way. Safe for use by several threads. */
    public static Schema validator(JsonNode document) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDialect(StrictIntegers.DIALECT, builder -> builder.schemaRegistryConfig(config))
                .getSchema(document);
    }

    private static JsonNode read(String file) {
        try (InputStream in = Objects.requireNonNull(PublicSchemas.class.getResourceAsStream(file), file)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
