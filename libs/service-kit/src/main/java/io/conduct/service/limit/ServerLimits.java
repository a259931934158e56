package io.conduct.service.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The outer wall of every server of the platform. What an endpoint takes is usually less; nothing takes more.
 *
 * @param body largest body, counted as its bytes arrive
 * @param headPatience how long the head of a request may take from its first byte to its last
 * @param readPatience how long the next bytes of a body may take
 * @param bodyPatience how long a whole body may take
 */
@ConfigurationProperties("conduct.limits")
public record ServerLimits(
        @DefaultValue("11MB") DataSize body,
        @DefaultValue("10s") Duration headPatience,
        @DefaultValue("60s") Duration readPatience,
        @DefaultValue("6m") Duration bodyPatience) {}
