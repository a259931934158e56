package io.conduct.testkit.doors;

import java.util.Locale;

/** A way into a recording service. What comes in by it belongs to an org of its own, so that it meets nothing else. */
enum Door {
    PUT("甲"),
    BATCH("乙"),
    BINARY("丙"),
    STRUCTURED("丁"),
    BATCHED("戊"),
    KAFKA("己"),
    LEDGER("庚");

    private final String mark;

    Door(String mark) {
        this.mark = mark;
    }

    /** The org below {@code org} to which belongs what comes in here. */
    String orgBelow(String org) {
        return org + "." + name().toLowerCase(Locale.ROOT);
    }

    /** What stands here for {@link Submission#MARK}. */
    String mark() {
        return mark;
    }
}
