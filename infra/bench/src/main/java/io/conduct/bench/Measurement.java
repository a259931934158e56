package io.conduct.bench;

import java.util.List;
import java.util.Locale;

/**
 * How fast something was, over several rounds of the same size.
 *
 * @param what what was measured
 * @param count what a round did, in number
 * @param rounds what each took
 */
record Measurement(String what, int count, List<Effort> rounds) {

    Measurement {
        rounds = List.copyOf(rounds);
    }

    double perSecond() {
        return median(rounds.stream().map(round -> round.perSecond(count)).toList());
    }

    /** Microseconds of processor for one. */
    double cpuMicros() {
        return median(rounds.stream().map(round -> round.cpuMicros(count)).toList());
    }

    String row(Measurement peer) {
        List<Double> rates =
                rounds.stream().map(round -> round.perSecond(count)).sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %-52s | %,10.0f | %,10.0f | %,10.0f | %6.2f | %,8.1f | %6.2f |",
                what,
                rates.get(0),
                perSecond(),
                rates.get(rates.size() - 1),
                perSecond() / peer.perSecond(),
                cpuMicros(),
                peer.cpuMicros() / cpuMicros());
    }

    String json(Measurement peer) {
        return String.format(
                Locale.ROOT,
                "{\"what\":\"%s\",\"perSecond\":%.0f,\"cpuMicros\":%.1f,\"peer\":\"%s\",\"ratio\":%.3f,\"cpuRatio\":%.3f}",
                what,
                perSecond(),
                cpuMicros(),
                peer.what(),
                perSecond() / peer.perSecond(),
                peer.cpuMicros() / cpuMicros());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
