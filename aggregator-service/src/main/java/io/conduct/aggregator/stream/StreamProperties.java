package io.conduct.aggregator.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may tune in the aggregation.
 *
 * @param stateDir folder of this instance's state; what is lost there is restored from Kafka
 * @param stateMaxAge state that was last written longer ago is thrown away at start
 * @param threads threads that count
 * @param commitInterval how often counted events become visible
 * @param sessionTimeout how long a dead instance keeps its partitions from the others
 * @param memory upper bound of the memory the stores share for caching and writing
 * @param retryInterval how long to wait before trying again when the broker is away
 * @param topicPartitions partitions of topics this service has to create; may never change afterwards
 * @param topicReplication replicas of topics this service has to create
 */
@Validated
@ConfigurationProperties("conduct.aggregator.stream")
record StreamProperties(
        @DefaultValue("data/aggregator") Path stateDir,
        @DefaultValue("24h") Duration stateMaxAge,
        @DefaultValue("1") @Positive @Max(64) int threads,
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("48MB") DataSize memory,
        @DefaultValue("1s") Duration retryInterval,
        @DefaultValue("4") @Positive int topicPartitions,
        @DefaultValue("1") @Positive short topicReplication) {}
