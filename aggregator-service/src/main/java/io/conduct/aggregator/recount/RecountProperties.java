package io.conduct.aggregator.recount;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator sets. Without {@code base-url}, {@code token-uri}, {@code client-id} and {@code client-secret} there is
 * no recount.
 *
 * @param baseUrl where the recording services' lists are, usually the gateway
 * @param tokenUri where tokens are had
 * @param clientId a client of the root org that may read every kind of record
 * @param clientSecret its secret
 * @param initialDelay how long after the start the first recount begins
 * @param interval how long between two recounts
 * @param settle how long a difference must last before it counts: longer than figures are ever behind
 * @param passes how often a difference is looked at before it counts
 * @param pageSize records asked for at a time
 */
@Validated
@ConfigurationProperties("conduct.aggregator.recount")
record RecountProperties(
        @Nullable URI baseUrl,
        @Nullable URI tokenUri,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("60s") Duration initialDelay,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("3s") Duration settle,
        @DefaultValue("4") @Positive int passes,
        @DefaultValue("200") @Positive @Max(500) int pageSize) {

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "RecountProperties[baseUrl=" + baseUrl + ", clientId=" + clientId + "]";
    }
}
