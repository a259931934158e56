package io.conduct.aggregator.gauge;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The months in which something was heard of a sender, and so those in which nothing was. */
final class Silence {

    private final TreeSet<YearMonth> heard = new TreeSet<>();

    /** Notes whether something was heard in a month; once is enough. */
    void add(YearMonth month, boolean isHeard) {
        if (isHeard) {
            heard.add(month);
        }
    }

    /** Whole months since the last one with something, the present month left out; empty when nothing ever came. */
    OptionalLong now(YearMonth present) {
        YearMonth last = heard.floor(present);
        return last == null ? OptionalLong.empty() : OptionalLong.of(between(last, present));
    }

    /** Most whole months without anything between two with something; empty when nothing ever came. */
    OptionalLong before(YearMonth present) {
        Iterator<YearMonth> months = heard.headSet(present, true).iterator();
        if (!months.hasNext()) {
            return OptionalLong.empty();
        }
        long longest = 0;
        YearMonth last = months.next();
        while (months.hasNext()) {
            YearMonth next = months.next();
            longest = Math.max(longest, between(last, next));
            last = next;
        }
        return OptionalLong.of(longest);
    }

    private static long between(YearMonth one, YearMonth next) {
        return Math.max(0, ChronoUnit.MONTHS.between(one, next) - 1);
    }
}
