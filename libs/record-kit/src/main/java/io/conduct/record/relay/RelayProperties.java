package io.conduct.record.relay;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may tune in the relay.
 *
 * @param batchSize most records in one transaction
 * @param linger how long a transaction waits for more records after its first; each costs the brokers and readers the
 *     same, whatever it holds
 * @param lease how long a relay that is not heard of keeps the others waiting
 * @param scanInterval how often the store is searched for what another instance wrote; long on a store that scans
 * @param retryDelay how long to wait after a failure
 * @param storeTimeout how long one call to the store may take
 * @param maxPending how many records may wait for Kafka before no more are recorded (503)
 * @param republish whether every record is sent again after the start, as into an empty Kafka after a restore
 * @param topicPartitions partitions of the topic when it has to be created; may never change afterwards
 * @param topicReplication replicas of the topic when it has to be created
 */
@Validated
@ConfigurationProperties("conduct.record.relay")
public record RelayProperties(
        @DefaultValue("500") @Positive int batchSize,
        @DefaultValue("50ms") Duration linger,
        @DefaultValue("6s") Duration lease,
        @DefaultValue("5s") Duration scanInterval,
        @DefaultValue("1s") Duration retryDelay,
        @DefaultValue("10s") Duration storeTimeout,
        @DefaultValue("100000") @Positive int maxPending,
        @DefaultValue("false") boolean republish,
        @DefaultValue("4") @Positive int topicPartitions,
        @DefaultValue("1") @Positive short topicReplication) {}
