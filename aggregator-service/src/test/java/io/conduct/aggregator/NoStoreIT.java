package io.conduct.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.testkit.Broker;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class NoStoreIT {

    private static final String OFFICE = "congress.general-office";

    @TempDir
    Path state;

    @Test
    void answersFiguresAndDeclaresNothingWhileTheStoreIsAway() {
        try (Broker broker = Broker.embedded();
                RecordProducer producer = new RecordProducer(broker.bootstrapServers());
                RunningAggregator aggregator = RunningAggregator.start(broker.bootstrapServers(), state)
                        .awaitReady()) {
            aggregator.awaitCounted(
                    producer.publish(List.of(TestEvents.meeting(OFFICE, "1", 1, LocalDate.of(2021, 3, 5)))));

            aggregator
                    .client(OFFICE, "meetings:write")
                    .put()
                    .uri("/api/v1/coverage/" + OFFICE + "/meetings/2021-04")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"complete\":true,\"count\":0}")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists(HttpHeaders.RETRY_AFTER);

            assertThat(aggregator
                            .get("/api/v1/figures/meetings.held?from=2021-01-01&to=2021-12-31&org=" + OFFICE)
                            .path("value")
                            .asString())
                    .isEqualTo("1");
            aggregator
                    .anonymous()
                    .get()
                    .uri("/actuator/health/readiness")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }
}
