package io.conduct.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderedBytesTest {
    private static final ObjectId ID = new ObjectId("ffffffff0000000000000001");

    /** In the order in which queries sort. */
    static List<@Nullable Object> values() {
        return Arrays.asList(
                null,
                Double.NEGATIVE_INFINITY,
                -1e300,
                -2.0,
                -1.5,
                0.0,
                Double.MIN_VALUE,
                1.0,
                731.0,
                Double.NaN,
                "",
                "\u0000",
                "\u0000\u0000",
                "\u0001",
                "\u0002",
                "a",
                "a\u0000b",
                "a\u0001",
                "ab",
                "b",
                "é",
                "党",
                "\ud83d\ude00",
                "\uffff",
                new ObjectId("000000000000000000000000"),
                ID,
                false,
                true,
                Instant.ofEpochMilli(-1),
                Instant.EPOCH,
                Instant.parse("2021-03-05T01:02:03.004Z"));
    }

    @Test
    void keepTheOrderInWhichQueriesSort() {
        List<@Nullable Object> values = values();

        assertThat(values).isSortedAccordingTo(ValueComparator.ascWithoutListHandling());
        assertThat(values.stream().map(OrderedBytesTest::bytes).toList()).isSortedAccordingTo(Arrays::compareUnsigned);
        assertThat(values.stream()
                        .map(value -> OrderedBytes.of(Arrays.asList(value, "z")))
                        .toList())
                .isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @ParameterizedTest
    @MethodSource("values")
    void giveEachValueBack(@Nullable Object value) {
        byte[] bytes = OrderedBytes.of(Arrays.asList("x", 1.0, ID, true, Instant.EPOCH, null, value, "y"));

        assertThat(OrderedBytes.valueAfter(6, bytes)).isEqualTo(value);
        assertThat(OrderedBytes.valueAfter(7, bytes)).isEqualTo("y");
    }

    @ParameterizedTest
    @MethodSource("values")
    void placeTheEndOfARangeBehindAllThatBeginLikeIt(@Nullable Object value) {
        byte[] end = OrderedBytes.behind(Collections.singletonList(value));

        assertThat(values())
                .allSatisfy(next -> assertThat(Arrays.compareUnsigned(OrderedBytes.of(Arrays.asList(value, next)), end))
                        .isNegative());
    }

    @Test
    void placeWhatHasNoOrderBehindEverything() {
        byte[] unordered = OrderedBytes.unordered("");

        assertThat(OrderedBytes.isUnordered(unordered)).isTrue();
        assertThat(OrderedBytes.isUnordered(bytes(Instant.ofEpochMilli(Long.MAX_VALUE))))
                .isFalse();
        assertThat(Arrays.compareUnsigned(unordered, OrderedBytes.behind(List.of())))
                .isPositive();
    }

    @Test
    void takeEqualNumbersForOne() {
        assertThat(bytes(2)).isEqualTo(bytes(2L)).isEqualTo(bytes(2.0));
        assertThat(bytes(-0.0)).isEqualTo(bytes(0));
    }

    @Test
    void holdOnlyWhatHasOnePlaceInTheOrder() {
        assertThat(values()).allMatch(OrderedBytes::hold);
        assertThat(List.of(new Document(), List.of(), 9_007_199_254_740_993L)).noneMatch(OrderedBytes::hold);
    }

    private static byte[] bytes(@Nullable Object value) {
        return OrderedBytes.of(Collections.singletonList(value));
    }
}
