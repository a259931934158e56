package io.conduct.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How fast something was, over several rounds.
 *
 * @param what what was measured
 * @param perSecond records a second in each round
 */
record Measurement(String what, List<Double> perSecond) {

    Measurement {
        perSecond = List.copyOf(perSecond);
    }

    double median() {
        List<Double> sorted = new ArrayList<>(perSecond);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    String row(Measurement peer) {
        return String.format(
                Locale.ROOT,
                "| %-52s | %,10.0f | %,10.0f | %,10.0f | %6.2f |",
                what,
                Collections.min(perSecond),
                median(),
                Collections.max(perSecond),
                median() / peer.median());
    }

    String json(Measurement peer) {
        return String.format(
                Locale.ROOT,
                "{\"what\":\"%s\",\"perSecond\":%.0f,\"peer\":\"%s\",\"ratio\":%.3f}",
                what,
                median(),
                peer.what(),
                median() / peer.median());
    }
}
