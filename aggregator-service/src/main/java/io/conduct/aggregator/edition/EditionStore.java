package io.conduct.aggregator.edition;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.aggregator.edition.Evidence.CountedRow;
import io.conduct.aggregator.edition.EvidenceBook.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps editions. It inserts and reads; nothing here can change or remove one. */
final class EditionStore {

    private static final int ROWS_A_DOCUMENT = 20_000;
    private static final String EVIDENCE = "edition-evidence";
    private static final String ID = "_id";
    /** Absent in what was stored when only the report's own year was kept. */
    private static final String PART = "part";

    private static final String ORG = "org";
    private static final String YEAR = "year";

    private final ReactiveMongoTemplate mongo;

    EditionStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Stores an edition; false when its number is taken. */
    Mono<Boolean> insert(Edition edition) {
        Document document = new Document(ID, edition.id().key())
                .append(ORG, edition.id().org())
                .append(YEAR, edition.id().year())
                .append("number", edition.id().number())
                .append("content", new String(CanonicalJson.bytes(edition.content()), StandardCharsets.UTF_8))
                .append("sha256", edition.sha256())
                .append("evidence", edition.evidence());
        return inserted("editions", document);
    }

    /** Stores the records behind an edition's figures, before the edition itself. */
    Mono<Void> insertEvidence(String name, EvidenceBook evidence) {
        return Flux.fromArray(Part.values())
                .concatMap(part -> Flux.fromIterable(evidence.of(part).values())
                        .concatMapIterable(one -> documents(name, part, one)))
                .concatMap(document -> inserted(EVIDENCE, document))
                .then();
    }

    /** The edition; empty when there is none. */
    Mono<Edition> find(Edition.Id id) {
        return collection("editions")
                .flatMap(editions -> Mono.from(editions.find(eq(ID, id.key())).first()))
                .map(EditionStore::edition);
    }

    /** The editions of an org's year, the first one first. */
    Mono<List<Edition>> all(String org, int year) {
        return collection("editions")
                .flatMapMany(editions -> editions.find(and(eq(ORG, org), eq(YEAR, year))))
                .map(EditionStore::edition)
                .sort(Comparator.comparingInt(edition -> edition.id().number()))
                .collectList();
    }

    /** The records behind an edition's figures. */
    Mono<EvidenceBook> evidence(String name) {
        return collection(EVIDENCE)
                .flatMapMany(parts -> parts.find(eq("evidence", name)))
                .collectList()
                .map(EditionStore::evidence);
    }

    /** Stores an approval; false when there is one already. */
    Mono<Boolean> approve(Edition.Id id, Approval approval) {
        return inserted(
                "edition-approvals",
                new Document(ID, id.key())
                        .append("by", approval.approvedBy())
                        .append("at", Date.from(approval.approvedAt()))
                        .append("remarks", approval.remarks()));
    }

    /** An edition's approval; empty while there is none. */
    Mono<Approval> approval(Edition.Id id) {
        return collection("edition-approvals")
                .flatMap(approvals -> Mono.from(approvals.find(eq(ID, id.key())).first()))
                .map(found -> new Approval(
                        found.getString("by"), found.getDate("at").toInstant(), found.getString("remarks")));
    }

    /** Makes sure that finding editions and what they rest on does not take longer with every edition. */
    Mono<Void> index() {
        return index("editions", Indexes.ascending(ORG, YEAR)).then(index(EVIDENCE, Indexes.ascending("evidence")));
    }

    private Mono<Void> index(String name, Bson keys) {
        return collection(name)
                .flatMap(documents -> Mono.from(documents.createIndex(keys)))
                .then();
    }

    private static List<Document> documents(String name, Part part, Evidence evidence) {
        List<Document> documents = new ArrayList<>();
        for (int start = 0; start < evidence.rows().size(); start += ROWS_A_DOCUMENT) {
            List<CountedRow> rows =
                    evidence.rows().subList(start, Math.min(evidence.rows().size(), start + ROWS_A_DOCUMENT));
            documents.add(new Document(
                            ID, String.join("/", name, part.name(), evidence.metric(), Integer.toString(start)))
                    .append("evidence", name)
                    .append(PART, part.name())
                    .append("metric", evidence.metric())
                    .append("rows", rows.stream().map(EditionStore::document).toList()));
        }
        return documents;
    }

    private static Document document(CountedRow row) {
        return new Document("r", row.record())
                .append("v", row.version())
                .append("d", row.day())
                .append("n", row.value());
    }

    private static EvidenceBook evidence(List<Document> documents) {
        EvidenceBook.Builder book = new EvidenceBook.Builder();
        for (Document document : documents) {
            Part part = Part.valueOf(document.get(PART, Part.COUNTED.name()));
            List<CountedRow> rows = document.getList("rows", Document.class).stream()
                    .map(EditionStore::row)
                    .toList();
            book.add(part, document.getString("metric"), rows);
        }
        return book.build();
    }

    private static CountedRow row(Document row) {
        return new CountedRow(row.getString("r"), row.getLong("v"), row.getString("d"), row.getLong("n"));
    }

    private static Edition edition(Document found) {
        return new Edition(
                new Edition.Id(found.getString(ORG), found.getInteger(YEAR), found.getInteger("number")),
                CanonicalJson.parse(found.getString("content")),
                found.getString("sha256"),
                found.getString("evidence"));
    }

    private Mono<Boolean> inserted(String collection, Document document) {
        return collection(collection)
                .flatMap(documents -> Mono.from(documents.insertOne(document)))
                .thenReturn(true)
                .onErrorResume(EditionStore::isTaken, taken -> Mono.just(false));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof DuplicateKeyException
                || (failure instanceof MongoWriteException write
                        && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    private Mono<MongoCollection<Document>> collection(String name) {
        return mongo.getCollection(name);
    }
}
