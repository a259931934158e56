package io.conduct.local.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/**
 * A MongoDB-protocol store on 127.0.0.1 that keeps everything in one folder.
 *
 * <p>An answered write survives {@link #close()} and the kill of the process; after a power cut the last seconds may be
 * missing. Conditions on {@code _id} are looked up; indexes serve equality, ranges and order of their first fields, all
 * other conditions read the whole collection. There are no transactions, sessions or change streams.
 */
public final class LocalStore implements AutoCloseable {
    private static final int ACCEPTING_THREADS = 1;
    private static final int SERVING_THREADS = 8;

    private final StoreFile file;
    private final StoreBackend backend;
    private final MongoServer server;

    private LocalStore(StoreFile file) {
        this.file = file;
        backend = new StoreBackend(file);
        server = new MongoServer(backend);
    }

    /**
     * Opens the folder and serves it.
     *
     * @throws IllegalStateException if the port is busy or the folder in use; the message says which
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static LocalStore start(LocalStoreConfig config) {
        var store = new LocalStore(StoreFile.open(create(config.folder())));
        try {
            store.listen(config.port());
        } catch (RuntimeException failure) {
            store.file.close();
            throw failure;
        }
        return store;
    }

    /** Where clients connect, as {@code mongodb://127.0.0.1:port}. */
    public String connectionString() {
        return "mongodb://" + address();
    }

    /** Completes with the reason when the store can serve no longer, as on a full disk. */
    public CompletionStage<? extends Throwable> failure() {
        return file.failure();
    }

    /** Stops serving, then packs and closes the file. */
    @Override
    public void close() {
        server.shutdown();
        file.close();
    }

    String address() {
        InetSocketAddress address = server.getLocalAddress();
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** How many documents queries have looked at since the start. */
    long documentsExamined() {
        return backend.documentsExamined();
    }

    private void listen(int port) {
        try {
            server.bind(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ACCEPTING_THREADS, SERVING_THREADS);
        } catch (Exception failure) {
            // Netty throws the checked BindException undeclared.
            throw new IllegalStateException(
                    failure instanceof BindException
                            ? "port: " + port + " (expected: free on 127.0.0.1, but another process listens there)"
                            : "port: " + port + " (expected: can be bound)",
                    failure);
        }
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("folder: " + folder + " (expected: writable)", failure);
        }
    }
}
