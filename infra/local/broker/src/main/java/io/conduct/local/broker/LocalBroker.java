package io.conduct.local.broker;

import static io.conduct.local.broker.BrokerProperties.CLIENT_LISTENER;
import static io.conduct.local.broker.BrokerProperties.LOOPBACK;
import static io.conduct.local.broker.BrokerProperties.NODE_ID;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Apache Kafka broker and its controller (KRaft) on 127.0.0.1, keeping everything in one folder.
 *
 * <p>Topics, records and committed offsets survive {@link #close()} and the kill of the process. One folder serves one
 * broker at a time.
 */
public final class LocalBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalBroker.class);

    private final FolderLock lock;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private LocalBroker(FolderLock lock, ControllerServer controller, BrokerServer broker) {
        this.lock = lock;
        this.controller = controller;
        this.broker = broker;
    }

    /**
     * Starts a broker and waits until it serves clients; takes a few seconds.
     *
     * @throws IllegalStateException if the port is busy or the folder in use; the message says which
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static LocalBroker start(LocalBrokerConfig config) {
        requireFree(config.port());
        FolderLock lock = lock(config.folder());
        try {
            Path logFolder = config.folder().resolve("log");
            LogFolder.formatIfNew(logFolder);
            LocalBroker local = assemble(
                    lock, KafkaConfig.fromProps(BrokerProperties.of(logFolder.toAbsolutePath(), config), false));
            local.startUp();
            return local;
        } catch (RuntimeException failure) {
            release(lock);
            throw failure;
        }
    }

    /** Where clients connect, as {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return LOOPBACK + ":" + broker.boundPort(ListenerName.normalised(CLIENT_LISTENER));
    }

    /** Stops the broker; what it acknowledged is on disk. */
    @Override
    public void close() {
        // The controller must outlive the broker, which hands its leaderships back to it.
        broker.shutdown();
        controller.shutdown();
        release(lock);
    }

    private static LocalBroker assemble(FolderLock lock, KafkaConfig kafka) {
        var prepared = KafkaRaftServer.initializeLogDirs(kafka, LOG, "");
        var voters = new CompletableFuture<Map<Integer, InetSocketAddress>>();
        var shared = new SharedServer(
                kafka,
                prepared._1(),
                Time.SYSTEM,
                Server.initializeMetrics(
                        kafka, Time.SYSTEM, prepared._1().clusterId().orElseThrow()),
                voters,
                List.of(),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        var controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), prepared._2());
        CompletableFuture<Boolean> unused = controller
                .socketServerFirstBoundPortFuture()
                .thenApply(port -> voters.complete(
                        Map.of(NODE_ID, new InetSocketAddress(InetAddress.getLoopbackAddress(), port))));
        return new LocalBroker(lock, controller, new BrokerServer(shared));
    }

    private void startUp() {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException failure) {
            controller.shutdown();
            throw failure;
        }
    }

    private static void requireFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            LOG.debug("port {} is free", probe.getLocalPort());
        } catch (IOException busy) {
            throw new IllegalStateException(
                    "port: " + port + " (expected: free on " + LOOPBACK + ", but another process listens there)", busy);
        }
    }

    private static FolderLock lock(Path folder) {
        try {
            return FolderLock.of(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("folder: " + folder + " (expected: writable)", failure);
        }
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
