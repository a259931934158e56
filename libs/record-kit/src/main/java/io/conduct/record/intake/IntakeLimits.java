package io.conduct.record.intake;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a sender may submit at once. Bytes are counted as they arrive, whatever the headers say.
 *
 * @param maxBody largest body
 * @param maxItems most items of a batch
 * @param maxItem largest single record
 */
@Validated
@ConfigurationProperties("conduct.record.intake")
public record IntakeLimits(
        @DefaultValue("10MB") DataSize maxBody,
        @DefaultValue("5000") @Positive int maxItems,
        @DefaultValue("256KB") DataSize maxItem) {}
