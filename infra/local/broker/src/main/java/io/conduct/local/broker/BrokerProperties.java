package io.conduct.local.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** The settings that make one small Kafka node durable, quick to restart and modest. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String LOOPBACK = "127.0.0.1";
    static final String CLIENT_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final long MEBIBYTE = 1024 * 1024;
    private static final Duration REMEMBER_OFFSETS = Duration.ofDays(3_650);

    private BrokerProperties() {}

    static Properties of(Path logFolder, LocalBrokerConfig config) {
        var properties = new Properties();
        properties.putAll(identity(logFolder, config.port()));
        if (config.advertisedPort() != config.port()) {
            properties.put("advertised.listeners", CLIENT_LISTENER + "://" + LOOPBACK + ":" + config.advertisedPort());
        }
        properties.putAll(singleNode());
        properties.putAll(quickRestart());
        properties.putAll(modestMemory());
        properties.putAll(retention());
        return properties;
    }

    private static Map<String, String> identity(Path logFolder, int port) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                // The address is supplied at each start, once the controller's socket is bound.
                "controller.quorum.voters",
                NODE_ID + "@0.0.0.0:0",
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "inter.broker.listener.name",
                CLIENT_LISTENER,
                "listeners",
                CLIENT_LISTENER + "://" + LOOPBACK + ":" + port + "," + CONTROLLER_LISTENER + "://" + LOOPBACK + ":0",
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "log.dirs",
                logFolder.toString(),
                "auto.create.topics.enable",
                "false");
    }

    private static Map<String, String> singleNode() {
        return Map.of(
                "num.partitions", "4",
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    /** Controlled shutdown stays on: without it, and with the usual session of 9 s, a restart takes 13 s. */
    private static Map<String, String> quickRestart() {
        return Map.of(
                "broker.session.timeout.ms", "1500",
                "broker.heartbeat.interval.ms", "500",
                "group.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                "share.coordinator.state.topic.num.partitions", "1",
                "auto.leader.rebalance.enable", "false");
    }

    private static Map<String, String> modestMemory() {
        return Map.of(
                "num.network.threads",
                "2",
                "num.io.threads",
                "4",
                "background.threads",
                "2",
                "group.coordinator.threads",
                "1",
                "share.coordinator.threads",
                "1",
                "log.cleaner.dedupe.buffer.size",
                Long.toString(8 * MEBIBYTE),
                "log.segment.bytes",
                Long.toString(64 * MEBIBYTE),
                "log.index.size.max.bytes",
                Long.toString(MEBIBYTE),
                "metric.reporters",
                "");
    }

    /** Nothing expires unless its topic says so: a platform that was off for a month goes on where it stopped. */
    private static Map<String, String> retention() {
        return Map.of(
                "log.retention.ms", "-1", "offsets.retention.minutes", Long.toString(REMEMBER_OFFSETS.toMinutes()));
    }
}
