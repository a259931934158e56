package io.conduct.aggregator.gauge;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set about the gauges. With {@code years} and {@code orgs} it bounds how many series there are.
 *
 * @param interval how long figures are shown before it is looked whether they have changed
 * @param years years shown besides this one and the last, for example those of records taken over from elsewhere
 * @param orgs most orgs directly below the root that have gauges of their own; the others are in the root's only
 */
@Validated
@ConfigurationProperties("conduct.aggregator.gauges")
record GaugeProperties(
        @DefaultValue("2s") Duration interval,
        @DefaultValue List<@Min(1900) @Max(9999) Integer> years,
        @DefaultValue("50") @Positive int orgs) {

    /** Takes a copy of the years. */
    GaugeProperties {
        years = List.copyOf(years);
    }
}
