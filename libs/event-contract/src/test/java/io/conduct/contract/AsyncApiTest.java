package io.conduct.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the AsyncAPI document against the code that writes and reads the events. */
class AsyncApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode DOCUMENT = document();
    private static final Set<String> TRACE = Set.of("ce_traceparent", "ce_tracestate");

    private final RecordEventCodec codec = new RecordEventCodec();

    @Test
    void isWellFormed() throws IOException {
        try (InputStream in = resource("/asyncapi/asyncapi-3.0.0.schema.json")) {
            Schema official = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(JSON.readTree(in));

            assertThat(official.validate(DOCUMENT)).isEmpty();
        }
    }

    @Test
    void refersToNothingThatIsNotThere() {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(DOCUMENT);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            String ref = node.path("$ref").asString("");
            if (ref.startsWith("#")) {
                assertThat(DOCUMENT.at(JsonPointer.compile(ref.substring(1))).isMissingNode())
                        .as(ref)
                        .isFalse();
            } else if (!ref.isEmpty()) {
                assertThat(PublicSchemas.class.getResource(ref)).as(ref).isNotNull();
            }
            node.forEach(open::push);
        }
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void namesTheTopicsAndTypesOfTheCode(RecordKind kind) {
        assertThat(DOCUMENT.at("/channels/" + kind.plural() + "/address").stringValue())
                .isEqualTo(kind.topic());
        assertThat(message(kind).path("name").stringValue()).isEqualTo(kind.eventType());
        assertThat(headers(kind).at("/allOf/1/properties/ce_type/const").stringValue())
                .isEqualTo(kind.eventType());
        assertThat(headers(kind).at("/allOf/1/properties/ce_dataschema/const").stringValue())
                .isEqualTo(PublicSchemas.id(kind).toString());
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void givesAnExampleThatTheCodeReadsAndWritesAlike(RecordKind kind) {
        JsonNode example = message(kind).at("/examples/0");
        RecordHeaders headers = new RecordHeaders();
        Map<String, String> described = new TreeMap<>();
        example.path("headers").properties().forEach(header -> {
            described.put(header.getKey(), header.getValue().stringValue());
            headers.add(header.getKey(), header.getValue().stringValue().getBytes(UTF_8));
        });
        JsonNode state = example.path("payload");
        String key =
                state.path("org").stringValue() + "/" + state.path("sourceId").stringValue();

        RecordEvent event = codec.decode(kind.topic(), key, headers, JSON.writeValueAsBytes(state));
        ProducerRecord<String, byte[]> written =
                codec.encode(event, TraceContext.in(headers).orElse(null));

        assertThat(JSON.readTree(written.value())).isEqualTo(state);
        assertThat(written.key()).isEqualTo(key).matches(key(kind));
        Map<String, String> writtenHeaders = new TreeMap<>();
        written.headers().forEach(header -> writtenHeaders.put(header.key(), new String(header.value(), UTF_8)));
        assertThat(writtenHeaders).isEqualTo(described);
        assertThat(PublicSchemas.validator(kind).validate(state.path("payload")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void asksForEveryHeaderThatTheCodeAlwaysWrites(RecordKind kind) {
        JsonNode common = DOCUMENT.at("/components/schemas/CloudEventHeaders");
        Collection<String> always = new TreeSet<>(common.path("properties").propertyNames());
        always.removeAll(TRACE);
        Collection<String> shown =
                new TreeSet<>(message(kind).at("/examples/0/headers").propertyNames());
        shown.removeAll(TRACE);

        assertThat(common.path("required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(always)
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void describesTheTraceAsTheCodeReadsIt() {
        JsonNode common = DOCUMENT.at("/components/schemas/CloudEventHeaders/properties");
        JsonNode example = message(RecordKind.MEETING).at("/examples/0/headers");

        assertThat(common.propertyNames()).containsAll(TRACE);
        assertThat(example.path("ce_traceparent").stringValue())
                .matches(common.at("/ce_traceparent/pattern").stringValue());
        assertThat(example.propertyNames()).containsAll(TRACE);
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void describesTheStateAsItIsWritten(RecordKind kind) {
        Schema state = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(selfContained(kind));
        ObjectNode example =
                (ObjectNode) message(kind).at("/examples/0/payload").deepCopy();

        assertThat(state.validate(example)).isEmpty();
        assertThat(state.validate(example.deepCopy().put("status", "GONE"))).isNotEmpty();
        assertThat(state.validate(example.deepCopy().without("version"))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void givesAnExampleOfASubmissionThatTheSchemaAccepts(RecordKind kind) {
        JsonNode submitted = DOCUMENT.at("/components/messages/" + kind.singular() + "Submitted/examples/0");

        assertThat(PublicSchemas.validator(kind).validate(submitted.path("payload")))
                .isEmpty();
        assertThat(submitted.at("/headers/ce_type").stringValue()).isEqualTo(kind.eventType());
        assertThat(DOCUMENT.at("/channels/intake" + capitalised(kind) + "s/address")
                        .stringValue())
                .isEqualTo("conduct.intake.%s", kind.plural());
    }

    private static JsonNode message(RecordKind kind) {
        return DOCUMENT.at("/components/messages/" + kind.singular() + "Recorded");
    }

    private static JsonNode headers(RecordKind kind) {
        return DOCUMENT.at("/components/schemas/" + capitalised(kind) + "EventHeaders");
    }

    private static String key(RecordKind kind) {
        return message(kind).at("/bindings/kafka/key/pattern").stringValue();
    }

    /** The state's schema with the files it refers to in the place of the references. */
    private static ObjectNode selfContained(RecordKind kind) {
        ObjectNode schemas = (ObjectNode) DOCUMENT.at("/components/schemas").deepCopy();
        ObjectNode state = (ObjectNode) schemas.at("/" + capitalised(kind) + "State/allOf/1/properties");
        state.set("payload", PublicSchemas.document(kind));
        String reference = "#/components/schemas/" + capitalised(kind) + "State";
        ObjectNode root = JSON.createObjectNode().put("$ref", reference);
        ((ObjectNode) schemas.path(capitalised(kind) + "Derived"))
                .withArray("anyOf")
                .set(0, PublicSchemas.derived(kind));
        root.putObject("components").set("schemas", schemas);
        return root;
    }

    private static String capitalised(RecordKind kind) {
        return Character.toUpperCase(kind.singular().charAt(0))
                + kind.singular().substring(1);
    }

    private static JsonNode document() {
        try (InputStream in = resource("/io/conduct/contract/asyncapi.yaml")) {
            return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(AsyncApiTest.class.getResourceAsStream(name), name);
    }
}
