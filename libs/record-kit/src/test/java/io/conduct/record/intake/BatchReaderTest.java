package io.conduct.record.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.conduct.record.intake.BatchReader.Item;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class BatchReaderTest {

    private final BatchReader reader =
            new BatchReader(new IntakeLimits(DataSize.ofKilobytes(64), 5, DataSize.ofKilobytes(1)));

    @Test
    void readsALineAnItemAndSkipsBlankOnes() {
        List<Item> items = reader.readLines(bytes("{\"a\":1}\r\n\n  \n{\"a\":2}"));

        assertThat(items)
                .extracting(
                        item -> Objects.requireNonNull(item.object()).get("a").intValue())
                .containsExactly(1, 2);
    }

    @Test
    void letsABrokenLineStandAlone() {
        List<Item> items = reader.readLines(bytes("{\"a\":\n{\"a\":2}\n[1]\n{\"a\":1,\"a\":2}"));

        assertThat(items).extracting(item -> item.object() != null).containsExactly(false, true, false, false);
        assertThat(items)
                .filteredOn(item -> item.problem() != null)
                .extracting(item -> Objects.requireNonNull(item.problem()).status())
                .containsOnly(400);
    }

    @Test
    void refusesAnItemOverItsLimitAndKeepsTheOthers() {
        String large = "{\"a\":\"" + "x".repeat(2000) + "\"}";

        assertThat(reader.readLines(bytes(large + "\n{\"a\":2}")))
                .extracting(item -> item.object() != null)
                .containsExactly(false, true);
        assertThat(reader.readArray(bytes("[" + large + ",{\"a\":2}]")))
                .extracting(item -> item.object() != null)
                .containsExactly(false, true);
    }

    @Test
    void letsAnItemOfAnArrayStandAlone() {
        String deep = "{\"a\":".repeat(30) + "1" + "}".repeat(30);
        String wide = "{\"a\":\"" + "x".repeat(30_000) + "\"}";
        List<Item> items =
                reader.readArray(bytes("[{\"a\":1,\"a\":2}, " + deep + "," + wide + ",[[1]], {\"a\":\"会\"} ]"));

        assertThat(items)
                .extracting(item -> item.problem() == null ? 0 : item.problem().status())
                .containsExactly(400, 422, 413, 400, 0);
        assertThat(Objects.requireNonNull(items.get(4).object()).get("a").stringValue())
                .isEqualTo("会");
    }

    @Test
    void refusesMoreItemsThanTheLimit() {
        assertThat(refused(() -> reader.readLines(bytes("{}\n".repeat(6)))).status())
                .isEqualTo(413);
        assertThat(refused(() -> reader.readArray(bytes("[{},{},{},{},{},{}]"))).status())
                .isEqualTo(413);
    }

    @Test
    void readsAnEmptyArrayAsNoItems() {
        assertThat(reader.readArray(bytes("[]"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{}", "[{}] x", "[{},]", "null", "[{}}"})
    void refusesWhatIsNoArray(String body) {
        assertThat(refused(() -> reader.readArray(bytes(body))).status()).isEqualTo(400);
    }

    @Test
    void refusesJsonDeeperThanAnyRecord() {
        String deep = "{\"a\":".repeat(30) + "1" + "}".repeat(30);

        assertThat(refused(() -> reader.readObject(bytes(deep))).status()).isEqualTo(422);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] body = bytes("{\"a\":\"x\"}");
        body[6] = (byte) 0xff;

        assertThat(refused(() -> reader.readObject(body)).status()).isEqualTo(400);
    }

    private static Problem refused(ThrowingCallable reading) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, reading))
                .problem();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
