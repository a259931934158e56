package io.conduct.gateway.resilience;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a service's trouble the gateway lets through. Each service is guarded by itself.
 *
 * @param concurrentCalls most calls that wait for one service at a time; one more is 503
 * @param window how many of its last calls a service is judged by
 * @param minimumCalls how many there must be before it is
 * @param failurePercent how many of them must have failed before no more are passed on
 * @param pause how long none is passed on then
 * @param probes how many are passed on afterwards to see whether it is back
 */
@Validated
@ConfigurationProperties("conduct.gateway.resilience")
record ResilienceProperties(
        @DefaultValue("256") @Positive int concurrentCalls,
        @DefaultValue("20") @Positive int window,
        @DefaultValue("10") @Positive int minimumCalls,
        @DefaultValue("50") @Positive @Max(100) int failurePercent,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("3") @Positive int probes) {}
