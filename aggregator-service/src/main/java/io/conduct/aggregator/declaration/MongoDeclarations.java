package io.conduct.aggregator.declaration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One document a declaration, with all its versions. A change is {@code updateOne({_id, version}, …, upsert)}: when the
 * version has moved on, the upsert runs into the existing {@code _id} and fails.
 */
final class MongoDeclarations implements DeclarationStore {

    private static final String COLLECTION = "declarations";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String CONTENT = "content";
    private static final String AT = "at";
    private static final String BY = "by";
    private static final String HISTORY = "history";

    private final ReactiveMongoTemplate mongo;
    private final JsonMapper json = JsonMapper.builder().build();

    MongoDeclarations(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Mono<Declaration> find(DeclarationId id) {
        return collection()
                .flatMap(declarations -> Mono.from(declarations
                        .find(eq(ID, id.key()))
                        .projection(Projections.exclude(HISTORY))
                        .first()))
                .map(found -> declaration(id, found));
    }

    @Override
    public Mono<Boolean> replace(long before, Declaration next) {
        // As text: numbers keep every digit, and property names need no escaping.
        String content = json.writeValueAsString(next.content());
        Document version = new Document(VERSION, next.version())
                .append(CONTENT, content)
                .append(AT, Date.from(next.declaredAt()))
                .append(BY, next.declaredBy());
        return collection()
                .flatMap(declarations -> Mono.from(declarations.updateOne(
                        and(eq(ID, next.id().key()), eq(VERSION, before)),
                        Updates.combine(
                                Updates.set(VERSION, next.version()),
                                Updates.set(CONTENT, content),
                                Updates.set(AT, Date.from(next.declaredAt())),
                                Updates.set(BY, next.declaredBy()),
                                Updates.push(HISTORY, version)),
                        new UpdateOptions().upsert(true))))
                .thenReturn(true)
                .onErrorResume(MongoDeclarations::isTaken, taken -> Mono.just(false));
    }

    @Override
    public Flux<Declaration> all() {
        return collection()
                .flatMapMany(declarations -> declarations.find().projection(Projections.exclude(HISTORY)))
                .map(found -> declaration(DeclarationId.ofKey(found.getString(ID)), found));
    }

    @Override
    public Mono<List<Declaration>> history(DeclarationId id) {
        return collection()
                .flatMap(declarations ->
                        Mono.from(declarations.find(eq(ID, id.key())).first()))
                .map(found -> versions(id, found))
                .defaultIfEmpty(List.of());
    }

    private List<Declaration> versions(DeclarationId id, Document found) {
        List<Declaration> versions = new ArrayList<>();
        found.getList(HISTORY, Document.class, List.of()).forEach(version -> versions.add(declaration(id, version)));
        return versions;
    }

    private Declaration declaration(DeclarationId id, Document found) {
        return new Declaration(
                id,
                found.getLong(VERSION),
                (ObjectNode) json.readTree(found.getString(CONTENT)),
                found.getDate(AT).toInstant(),
                found.getString(BY));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private Mono<MongoCollection<Document>> collection() {
        return mongo.getCollection(COLLECTION);
    }
}
