package io.conduct.local.launcher.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One call, followed by its trace from the gateway through the logs to the event that came of it. */
class TraceIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RECORD = "/api/v1/meetings/congress.general-office/trace-canary";
    private static final String MEETING = """
            {"title": "可追踪的会议", "kind": "INTERNAL", "status": "HELD", "heldOn": "2017-06-10"}""";

    private final LocalPlatform platform = SharedPlatform.running();
    private final ApiClient office = platform.as("general-office");

    @Test
    void followsACallToItsEvent() throws IOException {
        Answer created = office.put(
                RECORD, MEETING, Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01", "baggage", "a=canary"));

        assertThat(created.status()).as("%s", created).isEqualTo(201);
        assertThat(created.header("Trace-Id")).isEqualTo(TRACE);
        assertThat(traceparentOf(place())).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        for (Part part : List.of(Part.GATEWAY, Part.MEETING)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(linesAbout(part))
                            .singleElement()
                            .asString()
                            .contains("PUT /api/v1/meetings", " 201 ")
                            .doesNotContain("canary", "可追踪"));
        }
    }

    private JsonNode place() {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> office.get(RECORD + "/receipt").json().path("published"), JsonNode::isObject);
    }

    private String traceparentOf(JsonNode place) {
        TopicPartition partition = new TopicPartition(
                place.path("topic").asString(), place.path("partition").asInt());
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + platform.door(Part.BROKER).getPort(),
                "isolation.level",
                "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, place.path("offset").asLong());
            ConsumerRecord<byte[], byte[]> event = await().atMost(PATIENCE)
                    .until(() -> consumer.poll(Duration.ofSeconds(1)).records(partition), found -> !found.isEmpty())
                    .get(0);
            return new String(event.headers().lastHeader("ce_traceparent").value(), UTF_8);
        }
    }

    private static List<String> linesAbout(Part part) throws IOException {
        Path log = Path.of(System.getProperty("conduct.test.folder"), "shared", "logs", part.label() + ".log");
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(TRACE))
                .toList();
    }
}
