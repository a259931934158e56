package io.conduct.record.quarantine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the quarantine keeps what is over.
 *
 * @param retention how long a settled entry is kept after it was settled; an open one is kept until somebody settles it
 * @param interval how often older ones are looked for
 */
@ConfigurationProperties("conduct.record.quarantine")
public record QuarantineProperties(
        @DefaultValue("90d") Duration retention,
        @DefaultValue("1h") Duration interval) {}
