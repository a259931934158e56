package io.conduct.service.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One org of the directory.
 *
 * @param code its code, see {@link OrgCode}
 * @param name its Chinese name
 * @param from first day it existed; null when it always has
 * @param to last day it existed; null while it does
 */
public record Org(
        String code,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Whether it existed on {@code day}. */
    public boolean isInForceOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** Whether it existed on some day of {@code [first, last]}. */
    public boolean isInForceWithin(LocalDate first, LocalDate last) {
        return (from == null || !last.isBefore(from)) && (to == null || !first.isAfter(to));
    }
}
