package io.conduct.bench.result;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * @param chapter what it belongs to
 * @param what what was measured
 * @param value how much
 * @param unit of what
 * @param moreIsBetter whether a greater value is the better one
 * @param peer what stands beside it; null where nothing does
 * @param wish what the value, or its ratio to the peer, should be; null where nothing is wished
 */
public record Row(
        String chapter,
        String what,
        double value,
        String unit,
        boolean moreIsBetter,
        @Nullable Peer peer,
        @Nullable Wish wish) {

    /**
     * Another way to the same, in the same run.
     *
     * @param what what was done instead
     * @param value how much that came to
     */
    public record Peer(String what, double value) {}

    /**
     * What it should be.
     *
     * @param text in words
     * @param fulfilled whether it is
     */
    public record Wish(String text, boolean fulfilled) {}

    /** A rate: the more the better. */
    public static Row rate(String chapter, String what, double perSecond) {
        return new Row(chapter, what, perSecond, "/s", true, null, null);
    }

    /** A time in milliseconds, a size: the less the better. */
    public static Row cost(String chapter, String what, double value, String unit) {
        return new Row(chapter, what, value, unit, false, null, null);
    }

    /** With a peer that came to so much, in the same unit. */
    public Row beside(String peerWhat, double peerValue) {
        return new Row(chapter, what, value, unit, moreIsBetter, new Peer(peerWhat, peerValue), wish);
    }

    /** With the wish that it be at least so many times as good as its peer. */
    public Row atLeastTimesPeer(double times) {
        boolean fulfilled = ratio().filter(ratio -> ratio >= times).isPresent();
        return wishing(new Wish("≥ " + Numbers.plain(times) + " × peer", fulfilled));
    }

    /** With a bound on its value: the least of a rate, the most of a cost. */
    public Row within(double bound) {
        return wishing(new Wish(
                (moreIsBetter ? "≥ " : "≤ ") + Numbers.plain(bound) + " " + unit,
                moreIsBetter ? value >= bound : value <= bound));
    }

    /** How many times as good as the peer: above 1 is better than it. Empty without a peer, and where one of them is 0. */
    public Optional<Double> ratio() {
        if (peer == null || value <= 0 || peer.value() <= 0) {
            return Optional.empty();
        }
        return Optional.of(moreIsBetter ? value / peer.value() : peer.value() / value);
    }

    private Row wishing(Wish wished) {
        return new Row(chapter, what, value, unit, moreIsBetter, peer, wished);
    }
}
