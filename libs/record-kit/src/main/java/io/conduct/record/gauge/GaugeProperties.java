package io.conduct.record.gauge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the store is asked for what gauges show.
 *
 * @param pending for the records that wait for Kafka; longer on a store that scans
 * @param audit for the audit log, which is read from the first entry to the last
 */
@ConfigurationProperties("conduct.record.gauges")
public record GaugeProperties(
        @DefaultValue("10s") Duration pending,
        @DefaultValue("1h") Duration audit) {}
