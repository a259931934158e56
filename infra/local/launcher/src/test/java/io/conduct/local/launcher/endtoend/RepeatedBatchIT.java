package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.sample.Counting;
import io.conduct.local.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RepeatedBatchIT {
    private static final int ITEMS = 5000;
    private static final String FIGURE =
            "/api/v1/figures/documents.issued?from=2018-01-01&to=2018-12-31&compare=none&by=month";

    private final LocalPlatform platform = SharedPlatform.running();
    private final ApiClient office = platform.as("finance-economy");

    @Test
    void changesNoVersionAndNoFigureTheSecondTime() throws IOException {
        byte[] batch = batch();

        JsonNode first = send(batch);
        JsonNode figureBefore = figure();
        JsonNode second = send(batch);
        JsonNode figureAfter = figure();

        assertThat(first.path("created").asInt()).isEqualTo(ITEMS);
        assertThat(second.path("unchanged").asInt()).isEqualTo(ITEMS);
        assertThat(second.path("results")
                        .valueStream()
                        .map(result -> result.path("version").asInt())
                        .distinct())
                .containsExactly(1);
        assertThat(figureBefore.path("value").asString()).isEqualTo(Integer.toString(ITEMS));
        assertThat(withoutTime(figureAfter)).isEqualTo(withoutTime(figureBefore));
    }

    private JsonNode send(byte[] batch) throws IOException {
        Answer answer = office.post("/api/v1/documents/batch", "application/x-ndjson", batch);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("received").asInt()).isEqualTo(ITEMS);
        return answer.json();
    }

    /** With the offsets it includes, which would grow by every event. */
    private JsonNode figure() throws IOException {
        new Counting(office, new Terminal(System.out)).await(new CompletableFuture<>());
        return office.get(FIGURE).json();
    }

    private static String withoutTime(JsonNode figure) {
        return figure.toString().replaceAll("\"at\":\"[^\"]*\"", "");
    }

    private static byte[] batch() {
        return IntStream.range(0, ITEMS)
                .mapToObj(number -> """
                        {"org":"congress.finance-economy","sourceId":"R-%04d","title":"关于第%d项工作的通知","genre":"NOTICE","signedOn":"2018-%02d-%02d"}""".formatted(number, number, number % 12 + 1, number % 28 + 1))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
