package io.conduct.aggregator.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.readmodel.RecordRow.Position;
import io.conduct.contract.RecordKind;
import io.conduct.service.org.OrgCode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.FileSystemUtils;

class RecordIndexTest {

    private static final String CATALOGUE = """
            metrics:
              - {id: held, name: {zh: 一, en: one}, unit: 次, source: meetings, measure: count,
                 dimensions: {kind: payload.kind}, polarity: NEUTRAL}
              - {id: fewest, name: {zh: 二, en: two}, unit: 次, source: meetings, measure: min, amount: "1",
                 subject: payload.kind, polarity: NEUTRAL}
            """;
    private static final List<String> ORGS =
            List.of("root", "root.a", "root.a-b", "root.a.section", "root.b", "root-other");
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::org).thenComparing(Position::day).thenComparing(Position::sourceId);

    @TempDir
    Path folder;

    private RecordIndex index;

    @BeforeEach
    void open() {
        Catalogue catalogue = new CatalogueReader().read(new ByteArrayResource(CATALOGUE.getBytes(UTF_8)));
        index = RecordIndex.open(folder, catalogue);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void showsNothingBeforeItIsPublished() {
        write(List.of(shares("root", "1", 1, LocalDate.EPOCH)));
        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH)).isEmpty();

        index.publish();
        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH)).hasSize(1);
    }

    @Test
    void findsARecordWhateverItAdds() {
        RecordName name = new RecordName(RecordKind.MEETING, "root", "1");
        assertThat(index.find(name)).isEmpty();

        write(List.of(shares("root", "1", 1, LocalDate.EPOCH), new RecordShares(name, 2, List.of())));
        index.publish();

        assertThat(index.find(name)).contains(new RecordShares(name, 2, List.of()));
        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH)).isEmpty();
    }

    @Test
    void givesOneRowForARecordOfSeveralParts() {
        Share records = new Share("fewest", LocalDate.EPOCH, 1, List.of("REVIEW", "records"));
        Share amount = new Share("fewest", LocalDate.EPOCH, 1, List.of("REVIEW", "amount"));
        RecordName name = new RecordName(RecordKind.MEETING, "root", "1");

        write(List.of(new RecordShares(name, 1, List.of(records, amount))));
        index.publish();

        assertThat(index.rows("fewest", "root", LocalDate.EPOCH, LocalDate.EPOCH, null, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.labels()).containsExactly("REVIEW", "amount"));
    }

    @Test
    void forgetsEverything() {
        write(List.of(shares("root", "1", 1, LocalDate.EPOCH)));
        index.clear();

        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH)).isEmpty();
    }

    @Test
    void isAsGoodAsNewOnceItIsClearedWhateverBecameOfItsFiles() throws Exception {
        write(List.of(shares("root", "1", 1, LocalDate.EPOCH)));
        FileSystemUtils.deleteRecursively(folder);

        index.clear();
        write(List.of(shares("root", "2", 1, LocalDate.EPOCH)));
        index.close();

        open();
        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH))
                .extracting(Position::sourceId)
                .containsExactly("2");
    }

    @Test
    void canBeClearedAgainWhenItsFolderCouldNotBeMade() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        Files.createFile(folder);
        assertThatThrownBy(index::clear).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> rows("root", LocalDate.EPOCH, LocalDate.EPOCH))
                .hasMessageContaining("(expected: an open index)");

        Files.delete(folder);
        index.clear();

        write(List.of(shares("root", "1", 1, LocalDate.EPOCH)));
        index.publish();
        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH)).hasSize(1);
    }

    @Test
    void keepsWhatWasWrittenWhenItIsOpenedAgain() {
        write(List.of(shares("root", "1", 1, LocalDate.EPOCH)));
        index.close();

        open();

        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH)).hasSize(1);
    }

    @Test
    void beginsAnewWhereItIsDamaged() throws Exception {
        write(List.of(shares("root", "1", 1, LocalDate.EPOCH)));
        index.close();
        try (Stream<Path> files = Files.walk(folder)) {
            Path manifest = files.filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
                    .findFirst()
                    .orElseThrow();
            Files.write(manifest, new byte[64]);
        }

        open();

        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH)).isEmpty();
    }

    @Test
    void leavesAnIndexAloneThatIsInUse() {
        write(List.of(shares("root", "1", 1, LocalDate.EPOCH)));

        assertThatThrownBy(() -> RecordIndex.open(folder, Catalogue.of(List.of())))
                .hasMessageContaining("(expected: an index that no other process uses)");

        index.publish();
        assertThat(rows("root", LocalDate.EPOCH, LocalDate.EPOCH)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equalsAListAfterAnyAmendments(long seed) {
        Random random = new Random(seed);
        Map<RecordName, RecordShares> newest = new HashMap<>();
        for (int batch = 0; batch < 60; batch++) {
            List<RecordShares> records = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                RecordShares shares = shares(
                        ORGS.get(random.nextInt(ORGS.size())),
                        "来信-" + random.nextInt(80),
                        batch * 20L + i,
                        LocalDate.EPOCH.plusDays(random.nextInt(11) - 5));
                RecordShares taken = random.nextInt(5) == 0
                        ? new RecordShares(shares.record(), shares.version(), List.of())
                        : shares;
                records.add(taken);
                newest.put(taken.record(), taken);
            }
            write(records);
        }
        index.publish();

        for (String org : ORGS) {
            LocalDate first = LocalDate.EPOCH.plusDays(random.nextInt(8) - 6);
            LocalDate last = first.plusDays(random.nextInt(7));
            assertThat(rows(org, first, last))
                    .as("seed %d, %s, %s to %s", seed, org, first, last)
                    .containsExactlyElementsOf(expected(newest, org, first, last));
        }
    }

    private void write(List<RecordShares> records) {
        index.write(new IndexUpdate(index.replacements(records), Map.of(), Map.of(), Map.of()));
    }

    /** All pages of three rows each. */
    private List<Position> rows(String org, LocalDate first, LocalDate last) {
        List<Position> rows = new ArrayList<>();
        Position after = null;
        List<RecordRow> page;
        do {
            page = index.rows("held", org, first, last, after, 3);
            page.forEach(row -> rows.add(row.position()));
            after = page.isEmpty() ? null : page.get(page.size() - 1).position();
        } while (after != null);
        return rows;
    }

    private static List<Position> expected(
            Map<RecordName, RecordShares> newest, String org, LocalDate first, LocalDate last) {
        return newest.values().stream()
                .filter(shares -> OrgCode.isWithin(shares.record().org(), org))
                .flatMap(shares -> shares.shares().stream()
                        .map(share -> new Position(
                                shares.record().org(),
                                share.day(),
                                shares.record().sourceId())))
                .filter(position ->
                        !position.day().isBefore(first) && !position.day().isAfter(last))
                .sorted(ORDER)
                .toList();
    }

    private static RecordShares shares(String org, String id, long version, LocalDate day) {
        return new RecordShares(
                new RecordName(RecordKind.MEETING, org, id),
                version,
                List.of(new Share("held", day, 1, List.of("REVIEW"))));
    }
}
