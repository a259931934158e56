package io.conduct.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands from a {@link StoreFile}, each one only when what the answer shows is durable. */
final class StoreBackend extends AbstractMongoBackend {
    private static final Logger LOG = LoggerFactory.getLogger(StoreBackend.class);

    private final StoreFile file;
    private final LongAdder examined = new LongAdder();

    StoreBackend(StoreFile file) {
        this.file = file;
        List<MongoDatabase> unused = file.answer(() ->
                file.maps().databases().stream().map(this::resolveDatabase).toList());
    }

    long documentsExamined() {
        return examined.sum();
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        try {
            return file.answer(() -> answer(channel, database, command, query));
        } catch (MongoServerException refusal) {
            throw refusal;
        } catch (RuntimeException failure) {
            LOG.error("{} failed", command, withoutMessage(failure));
            throw failure;
        }
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        return switch (command) {
            case "hello" ->
                super.handleCommand(channel, database, "isMaster", query).append("isWritablePrimary", true);
            case "aggregate" ->
                DriverCount.in(query)
                        .map(count -> count.answer(
                                database, super.handleCommand(channel, database, "count", count.command())))
                        .orElseGet(() -> super.handleCommand(channel, database, command, query));
            case "renameCollection" -> throw new NoSuchCommandException(command);
            default -> super.handleCommand(channel, database, command, query);
        };
    }

    /** Messages of the protocol library may quote documents, and documents are none of the log's business. */
    private static Throwable withoutMessage(RuntimeException failure) {
        var trace = new IllegalStateException(failure.getClass().getName());
        trace.setStackTrace(failure.getStackTrace());
        return trace;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return file.answer(() -> super.handleQuery(query));
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, file.maps(), getCursorRegistry(), examined);
    }
}
