package io.conduct.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.testkit.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditLogIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-03-01T08:00:00.123Z"), ZoneOffset.UTC);
    private static final int MANY = 60;

    private String address = "";
    private MongoClient client;
    private ReactiveMongoTemplate mongo;

    @BeforeAll
    void connect() {
        address = Store.shared().freshDatabase(AuditLogIT.class);
        ConnectionString uri = new ConnectionString(address);
        client = MongoClients.create(uri);
        mongo = new ReactiveMongoTemplate(
                new SimpleReactiveMongoDatabaseFactory(client, Objects.requireNonNull(uri.getDatabase())));
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @Test
    void chainsWhatSeveralInstancesWriteAtOnce() {
        List<AuditLog> instances = List.of(log("several"), log("several"), log("several"));

        await(Flux.range(0, MANY)
                .flatMap(number -> instances.get(number % 3).append(event(number)), MANY)
                .collectList());

        List<AuditEntry> entries = await(log("several").page(0, 1000));
        assertThat(entries)
                .extracting(AuditEntry::seq)
                .isEqualTo(LongStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(entries).extracting(entry -> entry.event().subject()).doesNotHaveDuplicates();
        Verification found = await(log("several").verify(List.of()));
        assertThat(found).isEqualTo(new Verification(MANY, entries.get(MANY - 1).hash(), null, null, Map.of()));
    }

    @Test
    void isIntactWhileItIsEmpty() {
        assertThat(await(log("empty").verify(List.of())).isIntact()).isTrue();
    }

    @Test
    void namesTheFirstEntryThatWasChanged() {
        write("changed", 5);
        change("changed", entries -> entries.updateOne(Filters.eq("_id", 3L), Updates.set("client", "nobody")));

        assertThat(await(log("changed").verify(List.of())))
                .extracting(Verification::firstBroken, Verification::entries, Verification::reason)
                .containsExactly(3L, 2L, "changed since it was written");
    }

    @Test
    void namesTheFirstEntryThatWasTakenAway() {
        write("taken", 5);
        change("taken", entries -> entries.deleteOne(Filters.eq("_id", 2L)));

        assertThat(await(log("taken").verify(List.of())))
                .extracting(Verification::firstBroken, Verification::reason)
                .containsExactly(2L, "missing (found next: 3)");
    }

    @Test
    void namesTheFirstEntryThatFollowsUponAnother() {
        write("rewritten", 3);
        AuditEntry second = await(log("rewritten").page(1, 1)).get(0);
        AuditEntry forged = AuditEntry.after(1, second.previous(), event(99), CLOCK.instant());
        change(
                "rewritten",
                entries -> entries.updateOne(
                        Filters.eq("_id", 2L),
                        Updates.combine(
                                Updates.set("subject", forged.event().subject()), Updates.set("hash", forged.hash()))));

        assertThat(await(log("rewritten").verify(List.of())))
                .extracting(Verification::firstBroken, Verification::reason)
                .containsExactly(3L, "does not follow upon the entry before it");
    }

    @Test
    void missesEntriesThatWereTakenOffTheEndByTheAnchor() {
        write("shortened", 4);
        List<Anchor> anchors = List.of(await(log("shortened").head()));
        change("shortened", entries -> entries.deleteOne(Filters.eq("_id", 4L)));

        assertThat(await(log("shortened").verify(List.of())).isIntact()).isTrue();
        assertThat(await(log("shortened").verify(anchors)))
                .extracting(Verification::firstBroken, Verification::reason)
                .containsExactly(4L, "missing (anchored: 4 entries)");
    }

    @Test
    void knowsAChainThatWasWrittenAnewByTheAnchor() {
        write("original", 3);
        Anchor anchor = await(log("original").head());
        write("anew", 1);
        await(log("anew").append(event(77)));
        await(log("anew").append(event(2)));

        assertThat(await(log("anew").verify(List.of())).isIntact()).isTrue();
        assertThat(await(log("anew").verify(List.of(anchor))))
                .extracting(Verification::firstBroken, Verification::reason)
                .containsExactly(3L, "not the entry that was anchored");
    }

    @Test
    void keepsAnchorsInAFileToWhichLinesAreOnlyAdded(@TempDir Path folder) {
        Anchors anchors = Anchors.in(folder.resolve("new"), "anchored");
        for (int count = 1; count <= 2; count++) {
            write("anchored", 1);
            await(new Anchoring(log("anchored"), anchors, Duration.ofHours(1))
                    .anchor()
                    .thenReturn(true));
            await(new Anchoring(log("anchored"), anchors, Duration.ofHours(1))
                    .anchor()
                    .thenReturn(true));
        }

        assertThat(anchors.read()).extracting(Anchor::entries).containsExactly(1L, 2L);
        assertThat(await(log("anchored").verify(anchors.read())).isIntact()).isTrue();
    }

    @Test
    void tellsTheFirstBrokenEntryByCommand(@TempDir Path folder) {
        write("commanded", 3);
        Anchors.in(folder, "commanded").add(await(log("commanded").head()));
        String[] settings = {AuditCommand.NAME, "--spring.mongodb.uri=" + address, "--conduct.audit.anchors=" + folder};

        assertThat(AuditCommand.isAsked(settings)).isTrue();
        assertThat(AuditCommand.run("commanded", settings)).isZero();
        change("commanded", entries -> entries.deleteOne(Filters.eq("_id", 3L)));
        assertThat(AuditCommand.run("commanded", settings)).isEqualTo(1);
    }

    private void write(String name, int count) {
        AuditLog log = log(name);
        await(Flux.range(0, count)
                .concatMap(number -> log.append(event(number)))
                .collectList());
    }

    private void change(String name, Function<MongoCollection<Document>, Publisher<?>> change) {
        await(mongo.getCollection(name).flatMapMany(change).then(Mono.just(true)));
    }

    private AuditLog log(String name) {
        return new AuditLog(mongo, name, CLOCK);
    }

    private static AuditEvent event(int number) {
        return new AuditEvent("client", "congress", "READ_IDENTITY", "petition/congress/" + number, "GRANTED");
    }

    private static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(60)));
    }
}
