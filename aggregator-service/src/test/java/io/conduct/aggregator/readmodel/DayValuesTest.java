package io.conduct.aggregator.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayValuesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsWhatAMapWouldHold(long seed) {
        Random random = new Random(seed);
        DayValues days = new DayValues();
        TreeMap<Integer, Long> expected = new TreeMap<>();

        for (int i = 0; i < 2_000; i++) {
            int day = random.nextInt(300);
            long value = random.nextInt(5) - 2L;
            days.put(day, value);
            expected.put(day, value);
            expected.values().removeIf(zero -> zero == 0);
        }

        int first = random.nextInt(150);
        int last = first + random.nextInt(150);
        TreeMap<Integer, Long> visited = new TreeMap<>();
        days.visit(first, last, visited::put);
        assertThat(visited).as("seed %d", seed).isEqualTo(expected.subMap(first, true, last, true));
    }
}
