package io.conduct.service.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the log is anchored.
 *
 * @param anchors a folder outside the store, best on another machine; nothing is anchored when it is not given
 * @param interval how often
 */
@ConfigurationProperties("conduct.audit")
record AuditProperties(
        @Nullable Path anchors, @DefaultValue("1h") Duration interval) {}
