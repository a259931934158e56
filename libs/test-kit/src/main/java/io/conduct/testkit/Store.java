package io.conduct.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClients;
import io.conduct.local.store.LocalStore;
import io.conduct.local.store.LocalStoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.mongodb.MongoDBContainer;
import reactor.core.publisher.Flux;

/**
 * A real store that speaks the MongoDB protocol, for tests.
 *
 * <p>{@link #shared()} is the one that tests should use: databases of their own keep them apart.
 */
public final class Store implements AutoCloseable {
    /** When set, the shared store is the MongoDB at this connection string. */
    public static final String ADDRESS_VARIABLE = "MONGODB_URI";

    private static final String IMAGE = "mongo:7.0";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** MongoDB's own limit is 63 bytes. */
    private static final int LONGEST_PREFIX = 40;

    private final ConnectionString address;
    private final @Nullable Path folder;
    private final Consumer<Store> stop;
    private final Set<String> databases = ConcurrentHashMap.newKeySet();

    private Store(String address, @Nullable Path folder, Consumer<Store> stop) {
        this.address = new ConnectionString(address);
        this.folder = folder;
        this.stop = stop;
    }

    /** The store of this JVM: started at the first call, stopped at the end; external if its address is given. */
    public static Store shared() {
        return Shared.STORE;
    }

    /** A new store in this JVM, on a free port and a folder that is deleted at the end. */
    public static Store embedded() {
        TemporaryFolder folder = TemporaryFolder.create("store");
        LocalStore store = LocalStore.start(new LocalStoreConfig(folder.path(), 0));
        return new Store(store.connectionString(), folder.path(), self -> {
            store.close();
            folder.close();
        });
    }

    /** A new MongoDB (a replica set of one) in a container; see {@link RequiresDocker}. */
    public static Store inDocker() {
        var container = new MongoDBContainer(IMAGE).withReplicaSet();
        container.start();
        return new Store(container.getReplicaSetUrl(), null, self -> container.stop());
    }

    /** The MongoDB at this connection string; {@link #close()} drops the databases that were handed out. */
    public static Store at(String connectionString) {
        return new Store(connectionString, null, Store::dropDatabases);
    }

    /** The connection string of a database nobody else uses, named after the test. */
    public String freshDatabase(Class<?> test) {
        String prefix = test.getSimpleName().toLowerCase(Locale.ROOT);
        String name = prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        databases.add(name);
        return connectionString(name);
    }

    /** Where the store keeps its files, if it was started here. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** The connection string of a database, with every option of the store's own. */
    public String connectionString(String database) {
        String text = address.getConnectionString();
        int options = text.indexOf('?');
        int path = text.indexOf('/', text.indexOf("://") + "://".length());
        int end = options < 0 ? text.length() : options;
        String servers = text.substring(0, path < 0 ? end : Math.min(path, end));
        return servers + "/" + database + text.substring(end);
    }

    /** Stops the store if it was started here; else drops the databases that were handed out. */
    @Override
    public void close() {
        stop.accept(this);
    }

    private void dropDatabases() {
        try (var client = MongoClients.create(address)) {
            Flux.fromIterable(databases)
                    .concatMap(name -> client.getDatabase(name).drop())
                    .blockLast(PATIENCE);
        }
    }

    private static final class Shared {
        static final Store STORE = AtExit.close(Optional.ofNullable(System.getenv(ADDRESS_VARIABLE))
                .map(Store::at)
                .orElseGet(Store::embedded));
    }
}
