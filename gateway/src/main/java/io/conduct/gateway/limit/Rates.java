package io.conduct.gateway.limit;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one client may call through one gateway. A batch is one call. Whoever has no valid token, but calls what
 * needs none (the token endpoint, the documentation, health), is told from others by its address.
 *
 * @param clientBurst calls at once of a client after a pause
 * @param clientPerMinute calls of a client in the long run
 * @param anonymousBurst calls at once of an address after a pause
 * @param anonymousPerMinute calls of an address in the long run
 * @param remembered of how many clients, and of how many addresses, the gateway remembers what they have left; one that
 *     was forgotten starts with a full burst
 */
@Validated
@ConfigurationProperties("conduct.gateway.rates")
record Rates(
        @DefaultValue("10000") @Positive long clientBurst,
        @DefaultValue("120000") @Positive long clientPerMinute,
        @DefaultValue("2000") @Positive long anonymousBurst,
        @DefaultValue("12000") @Positive long anonymousPerMinute,
        @DefaultValue("10000") @Positive int remembered) {}
