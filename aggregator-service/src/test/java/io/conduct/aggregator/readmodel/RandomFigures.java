package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord;
import io.conduct.aggregator.bucket.FigureRecord.CountedEvent;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.contract.RecordKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.core.io.ByteArrayResource;

/** Figures records that a seed tells, and a process that keeps taking them until it is killed. */
final class RandomFigures {

    static final Catalogue CATALOGUE =
            new CatalogueReader().read(new ByteArrayResource("""
            metrics:
              - {id: held, name: {zh: 一, en: one}, unit: 次, source: meetings, measure: count,
                 dimensions: {kind: payload.kind}, polarity: NEUTRAL}
              - {id: persons, name: {zh: 二, en: two}, unit: 人, source: meetings, measure: sum, amount: "1",
                 polarity: NEUTRAL}
            """.getBytes(StandardCharsets.UTF_8)));

    private static final SourcePartition SOURCE = new SourcePartition("conduct.meetings", 0);
    private static final int BATCH = 200;
    private static final int RECORDS = 40_000;

    private final Random random;
    private long offset;

    RandomFigures(long seed) {
        this.random = new Random(seed);
    }

    /** Takes figures of the seed in the second argument into the index in the first. */
    public static void main(String[] arguments) {
        RandomFigures figures = new RandomFigures(Long.parseLong(arguments[1]));
        RecordIndex index = RecordIndex.open(Path.of(arguments[0]), CATALOGUE);
        GenerationModel model = new GenerationModel(CATALOGUE, index);
        while (true) {
            List<FigureRecord> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(figures.next());
            }
            model.apply(batch, Map.of(0, figures.offset));
        }
    }

    /** The next one; its offset is the number of those before it. */
    CountedEvent next() {
        RecordName name =
                new RecordName(RecordKind.MEETING, "root." + random.nextInt(40), "m" + random.nextInt(RECORDS));
        LocalDate day = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(365));
        List<Share> shares = random.nextInt(10) == 0
                ? List.of()
                : List.of(
                        new Share("held", day, 1, List.of("K" + random.nextInt(5))),
                        new Share("persons", day, random.nextInt(1_000), List.of()));
        Progress progress = new Progress("now", SOURCE, new Position(offset++, Instant.EPOCH));
        return new CountedEvent(new RecordShares(name, offset, shares), progress);
    }
}
