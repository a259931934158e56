package io.conduct.record.imports;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How ledger files are taken in.
 *
 * @param maxFile largest file; its bytes are counted as they arrive
 * @param maxRows most rows of a file that hold something
 * @param timeout how long reading and recording one may take
 * @param parallel how many are read at a time
 * @param waiting how many may wait for that
 * @param dictionary the words of the ledgers; when not given, those that are delivered with the platform
 */
@Validated
@ConfigurationProperties("conduct.record.import")
public record ImportProperties(
        @DefaultValue("10MB") DataSize maxFile,
        @DefaultValue("100000") @Positive int maxRows,
        @DefaultValue("5m") Duration timeout,
        @DefaultValue("2") @Positive int parallel,
        @DefaultValue("16") @Positive int waiting,
        @Nullable Resource dictionary) {}
