package io.conduct.aggregator.quarantine;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator sets.
 *
 * @param baseUrl where the recording services are, usually the gateway; null to show only what could not be counted
 */
@ConfigurationProperties("conduct.aggregator.quarantine")
record QuarantineProperties(@Nullable URI baseUrl) {}
