package io.conduct.local.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingTest {

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void repeatsUntilThereIsAnAnswer(int later) {
        Deque<Answer> answers = new ArrayDeque<>(List.of(answer(later), answer(200)));

        assertThat(new Retrying(Duration.ofMinutes(1))
                        .until("batch", answers::pop)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void repeatsWhatMayNotHaveArrived() {
        Deque<Boolean> broken = new ArrayDeque<>(List.of(true, false));

        Answer answer = new Retrying(Duration.ofMinutes(1)).until("batch", () -> {
            if (broken.pop()) {
                throw new IOException("connection reset");
            }
            return answer(200);
        });

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void returnsARefusalAtOnce() {
        assertThat(new Retrying(Duration.ZERO).until("batch", () -> answer(422)).status())
                .isEqualTo(422);
    }

    @Test
    void namesTheCallAndItsLastAnswerWhenPatienceEnds() {
        assertThatThrownBy(() -> new Retrying(Duration.ZERO).until("meetings of general-office", () -> answer(503)))
                .isInstanceOf(OperatorException.class)
                .hasMessageStartingWith("meetings of general-office: no success in ")
                .hasMessageContaining("503");
    }

    private static Answer answer(int status) {
        return new Answer(status, HttpHeaders.of(Map.of(), (name, value) -> true), "{}");
    }
}
