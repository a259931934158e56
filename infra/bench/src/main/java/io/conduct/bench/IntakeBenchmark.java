package io.conduct.bench;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.local.store.LocalStore;
import io.conduct.local.store.LocalStoreConfig;
import io.conduct.meeting.ledger.MeetingDomain;
import io.conduct.meeting.rules.MeetingRules;
import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.Intake;
import io.conduct.record.intake.IntakeLimits;
import io.conduct.record.intake.Reading;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.relation.Assessor;
import io.conduct.record.relation.Relations;
import io.conduct.record.store.MongoRecords;
import io.conduct.record.store.MongoRelations;
import io.conduct.record.trace.CurrentTrace;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.security.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What intake costs beside its raw parts: reading a record beside parsing its JSON alone, and recording a batch beside
 * inserting the same documents into the same embedded store. Rounds alternate, so that both see the same machine.
 */
public final class IntakeBenchmark {

    private static final int BATCH = 500;
    private static final int ROUNDS = 12;
    private static final int WARM_UP = 12;
    private static final int READS = 20_000;
    private static final String ORG = "congress.general-office";
    private static final Caller CALLER = new Caller("bench", ORG, Set.of());

    private static final MeetingDomain DOMAIN =
            new MeetingDomain(MeetingRules.read(List.of(new ClassPathResource("rules/meetings.yaml"))));

    private final SubmissionReader<?> reader = new SubmissionReader<>(
            DOMAIN,
            new OrgDirectory(List.of(new Org("congress", "机关", null, null), new Org(ORG, "办公室", null, null))),
            null);
    private final BatchReader json =
            new BatchReader(new IntakeLimits(DataSize.ofMegabytes(10), 5000, DataSize.ofKilobytes(256)));
    private final JsonMapper plain = JsonMapper.builder().build();
    private final byte[] line = item("m").toString().getBytes(StandardCharsets.UTF_8);

    private IntakeBenchmark() {}

    /** Runs the benchmark; the first argument is the folder for the results and the store. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<List<Measurement>> pairs = new IntakeBenchmark().run(folder);
        Table.report("intake", pairs, folder, System.out);
    }

    private List<List<Measurement>> run(Path folder) throws IOException {
        List<Measurement> reading = alternate(
                READS,
                "JSON parsed alone",
                this::parse,
                "read: parsed, validated, bound, normalised, judged",
                this::read);
        Path data = folder.resolve("bench-store-" + ProcessHandle.current().pid());
        try (LocalStore store = LocalStore.start(new LocalStoreConfig(data, 0));
                MongoClient client = MongoClients.create(store.connectionString())) {
            ReactiveMongoTemplate mongo = new ReactiveMongoTemplate(client, "bench");
            MongoRecords records = new MongoRecords(mongo, RecordKind.MEETING, CurrentTrace.NONE);
            MongoRelations index =
                    new MongoRelations(mongo, RecordKind.MEETING, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
            Intake intake = new Intake(
                    new Ledger(records, ids -> {}, new Relations(index)), new Assessor<>(DOMAIN, records, index));
            List<Measurement> storing = alternate(
                    BATCH,
                    "store alone: insertMany of " + BATCH,
                    count -> insert(mongo, count),
                    "intake: batch of " + BATCH + " recorded",
                    count -> record(intake, count));
            return List.of(reading, storing);
        } finally {
            delete(data);
        }
    }

    private static List<Measurement> alternate(
            int count, String peer, IntConsumer peerWork, String what, IntConsumer work) {
        List<Effort> peerRounds = new ArrayList<>();
        List<Effort> rounds = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Effort peerEffort = Effort.of(() -> peerWork.accept(count));
            Effort effort = Effort.of(() -> work.accept(count));
            if (round >= 0) {
                peerRounds.add(peerEffort);
                rounds.add(effort);
            }
        }
        return List.of(new Measurement(peer, count, peerRounds), new Measurement(what, count, rounds));
    }

    private void parse(int count) {
        for (int i = 0; i < count; i++) {
            if (plain.readTree(line).isEmpty()) {
                throw new IllegalStateException("empty (expected: an item)");
            }
        }
    }

    private void read(int count) {
        for (int i = 0; i < count; i++) {
            Reading reading = reader.readItem(json.readObject(line), CALLER);
            if (reading.intent() == null) {
                throw new IllegalStateException(reading + " (expected: an acceptable item)");
            }
        }
    }

    private static void insert(ReactiveMongoTemplate mongo, int count) {
        List<Document> documents = IntStream.range(0, count)
                .mapToObj(i -> Document.parse(item("raw").toString()).append("_id", unique()))
                .toList();
        mongo.getCollection("raw")
                .flatMap(raw -> Mono.from(raw.insertMany(documents)))
                .block();
    }

    private void record(Intake intake, int count) {
        List<Reading> readings = IntStream.range(0, count)
                .mapToObj(i -> reader.readItem(item(unique()), CALLER))
                .toList();
        intake.recordAll(readings, Provenance.of("bench", Door.BATCH, Instant.EPOCH), false)
                .block();
    }

    private static String unique() {
        return "m-" + UUID.randomUUID();
    }

    private static ObjectNode item(String sourceId) {
        ObjectNode item = (ObjectNode) PublicSchemas.example(RecordKind.MEETING);
        return item.put("org", ORG).put("sourceId", sourceId);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
