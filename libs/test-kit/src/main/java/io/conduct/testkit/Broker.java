package io.conduct.testkit;

import io.conduct.local.broker.LocalBroker;
import io.conduct.local.broker.LocalBrokerConfig;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A real Kafka broker for tests.
 *
 * <p>{@link #shared()} is the one that tests should use: topics of their own keep them apart.
 */
public final class Broker implements AutoCloseable {
    /** When set, the shared broker is the one at this address. */
    public static final String ADDRESS_VARIABLE = "KAFKA_BOOTSTRAP_SERVERS";

    private static final long PATIENCE_SECONDS = 60;

    private final String bootstrapServers;
    private final Runnable stop;

    private Broker(String bootstrapServers, Runnable stop) {
        this.bootstrapServers = bootstrapServers;
        this.stop = stop;
    }

    /** The broker of this JVM: started at the first call, stopped at the end; external if its address is given. */
    public static Broker shared() {
        return Shared.BROKER;
    }

    /** A new broker in this JVM, on a free port and a folder that is deleted at the end. */
    public static Broker embedded() {
        TemporaryFolder folder = TemporaryFolder.create("broker");
        LocalBroker broker = LocalBroker.start(new LocalBrokerConfig(folder.path(), 0));
        return new Broker(broker.bootstrapServers(), () -> {
            broker.close();
            folder.close();
        });
    }

    /** A new broker of the same version in a container; see {@link RequiresDocker}. */
    public static Broker inDocker() {
        var container = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion());
        container.start();
        return new Broker(container.getBootstrapServers(), container::stop);
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates a topic with the broker's default replication and these settings. */
    public void createTopic(String name, int partitions, Map<String, String> settings) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(Set.of(new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings)))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("topic: " + name + " (expected: can be created)", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Stops the broker, if it was started here, and forgets its records. */
    @Override
    public void close() {
        stop.run();
    }

    private static final class Shared {
        static final Broker BROKER = Optional.ofNullable(System.getenv(ADDRESS_VARIABLE))
                .map(address -> new Broker(address, () -> {}))
                .orElseGet(() -> AtExit.close(embedded()));
    }
}
