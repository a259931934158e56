package io.conduct.service.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a server stops.
 *
 * @param drain how long it still takes requests, each as the last one of its connection; longer than its callers keep a
 *     connection that they do not use. Nothing is waited for when it is zero.
 */
@ConfigurationProperties("conduct.shutdown")
public record ShutdownProperties(@DefaultValue("500ms") Duration drain) {

    /** Refuses a negative time. */
    public ShutdownProperties {
        if (drain.isNegative()) {
            throw new IllegalArgumentException("conduct.shutdown.drain: " + drain + " (expected: PT0S or longer)");
        }
    }
}
