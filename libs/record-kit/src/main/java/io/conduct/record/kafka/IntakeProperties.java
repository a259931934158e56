package io.conduct.record.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may tune in the Kafka door.
 *
 * @param enabled whether this service reads its intake topic at all
 * @param batchSize most records taken at once
 * @param retryDelay how long to wait after a first failure; each further one doubles it
 * @param maxRetryDelay the longest such wait
 * @param timeout how long one call to the store, the broker or the authorization server may take
 * @param topicPartitions partitions of the topic when it has to be created
 * @param topicReplication replicas of the topic when it has to be created
 * @param topicRetention how long the topic keeps what was sent when it has to be created
 * @param gaugeInterval how often the gauges of the quarantine are brought up to date
 */
@Validated
@ConfigurationProperties("conduct.record.kafka")
public record IntakeProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500") @Positive @Max(500) int batchSize,
        @DefaultValue("1s") Duration retryDelay,
        @DefaultValue("30s") Duration maxRetryDelay,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("4") @Positive int topicPartitions,
        @DefaultValue("1") @Positive short topicReplication,
        @DefaultValue("7d") Duration topicRetention,
        @DefaultValue("10s") Duration gaugeInterval) {}
