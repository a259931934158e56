package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.ID_FIELD;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection whose documents are kept by their {@code _id}, in the order of these. */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Object> {
    private final Documents documents;
    private final IdLookup lookup;
    private final LongAdder examined;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            Documents documents,
            CursorRegistry cursors,
            LongAdder examined) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.lookup = new IdLookup(documents);
        this.examined = examined;
    }

    /** Alone, else the index would miss what is written while it is filled. */
    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        boolean ordered = lookup.isOrderOfKeys(orderBy);
        @Nullable Document remainingOrder = ordered ? null : orderBy;
        IdLookup.Candidates candidates = lookup.candidates(query).orElse(null);
        if (candidates != null) {
            return matchDocumentsFromStream(
                    candidates.documents(), candidates.query(), remainingOrder, skip, limit, batchSize, projection);
        }
        IndexScan scan = IndexScan.best(getIndexes(), query, orderBy, limit > 0).orElse(null);
        if (scan != null) {
            @Nullable Document order = scan.inOrder() ? null : orderBy;
            boolean covered = isOfIdAlone(projection)
                    && (order == null || order.isEmpty())
                    && scan.isExactly(query)
                    && documents.areNamedByTexts();
            return matchDocumentsFromStream(
                    covered
                            ? scan.positions().map(StoredCollection::named)
                            : scan.positions().map(documents::get).filter(Objects::nonNull),
                    covered ? new Document() : query,
                    order,
                    skip,
                    limit,
                    batchSize,
                    projection);
        }
        return ordered
                ? matchDocuments(query, remainingOrder, skip, limit, batchSize, projection)
                : super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** By the index alone where it can tell. */
    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        IndexScan scan = query == null || query.isEmpty()
                ? null
                : IndexScan.best(getIndexes(), query, null, false)
                        .filter(best -> best.isExactly(query))
                        .orElse(null);
        return scan == null
                ? super.count(query, skip, limit)
                : Math.toIntExact(scan.positions()
                        .skip(skip)
                        .limit(limit > 0 ? limit : Integer.MAX_VALUE)
                        .count());
    }

    private static boolean isOfIdAlone(@Nullable Document projection) {
        return projection != null
                && projection.size() == 1
                && projection.get(ID_FIELD) instanceof Number wanted
                && wanted.intValue() == 1;
    }

    private static Document named(Object id) {
        return new Document(ID_FIELD, id);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Stream<Document> all = isNaturalDescending(orderBy) ? documents.descending() : documents.ascending();
        return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        examined.increment();
        return super.documentMatchesQuery(document, query);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        String idField = getIdField();
        Object key = idField == null ? UUID.randomUUID() : IdLookup.key(document.get(idField));
        documents.put(key, document);
        return key;
    }

    @Override
    protected void handleUpdate(Object key, Document former, Document document) {
        documents.put(key, document);
    }

    @Override
    protected void removeDocument(Object key) {
        documents.remove(key);
    }

    @Override
    protected @Nullable Document getDocument(Object key) {
        return documents.get(key);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.keys().map(key -> new DocumentWithPosition<>(documents.get(key), key));
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.count());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("the size of the data is not tracked");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
