package io.conduct.petition.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The calendar that the service ships. */
public final class ShippedCalendar {

    private ShippedCalendar() {}

    /** Every year of it. */
    public static WorkingDays read() {
        try {
            return WorkingDays.read(
                    List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:calendar/*.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
