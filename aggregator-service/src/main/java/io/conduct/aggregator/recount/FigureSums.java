package io.conduct.aggregator.recount;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.FiguresNotReadyException;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.aggregator.readmodel.RecordRow;
import io.conduct.aggregator.readmodel.RecordView;
import io.conduct.aggregator.recount.RecountReport.RecordDifference;
import io.conduct.aggregator.recount.Tallies.Share;
import io.conduct.contract.RecordKind;
import io.conduct.service.org.OrgDirectory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the read model holds. */
final class FigureSums implements HeldFigures {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_RECORDS = 20;

    private final ReadModel model;
    private final Freshness freshness;
    private final String root;

    FigureSums(ReadModel model, Freshness freshness, OrgDirectory directory) {
        this.model = model;
        this.freshness = freshness;
        this.root = directory.root();
    }

    @Override
    public Snapshot now() {
        requireReady();
        return model.read(view -> {
            Map<FigureKey, Long> sums = new HashMap<>();
            metrics(view.catalogue()).forEach(metric -> add(view, metric, sums));
            sums.values().removeIf(sum -> sum == 0);
            return new Snapshot(view.catalogue(), sums);
        });
    }

    @Override
    public List<RecordDifference> differences(FigureKey key, Map<String, Share> recounted) {
        requireReady();
        return model.read((view, records) -> {
            RecordKind kind = kindOf(view.catalogue(), key.metric());
            List<RecordDifference> differences = new ArrayList<>();
            recounted.forEach((sourceId, share) ->
                    differences.add(difference(records, new RecordName(kind, key.org(), sourceId), key, share)));
            unlisted(records, key, recounted).forEach(differences::add);
            return differences.stream()
                    .filter(difference -> difference.recounted() != difference.figure())
                    .limit(MOST_RECORDS)
                    .toList();
        });
    }

    private static RecordDifference difference(RecordView records, RecordName name, FigureKey key, Share share) {
        Optional<RecordShares> counted = records.find(name);
        long figure = counted.map(shares -> sum(shares, key)).orElse(0L);
        return new RecordDifference(
                name.sourceId(),
                share.value(),
                figure,
                share.version(),
                counted.map(RecordShares::version).orElse(null));
    }

    private static long sum(RecordShares shares, FigureKey key) {
        return shares.shares().stream()
                .filter(share -> share.metric().equals(key.metric())
                        && YearMonth.from(share.day()).equals(key.month()))
                .mapToLong(share -> share.value())
                .sum();
    }

    private static Stream<RecordDifference> unlisted(RecordView records, FigureKey key, Map<String, Share> recounted) {
        if (Bucket.isImplicit(key.metric())) {
            return Stream.empty();
        }
        List<RecordRow> rows = records.rows(
                key.metric(), key.org(), key.month().atDay(1), key.month().atEndOfMonth(), null, MOST_ROWS);
        return rows.stream()
                .filter(row -> row.position().org().equals(key.org()))
                .filter(row -> !recounted.containsKey(row.position().sourceId()))
                .map(row -> new RecordDifference(row.position().sourceId(), 0, row.value(), null, row.version()));
    }

    private void requireReady() {
        if (!freshness.isReady()) {
            throw new FiguresNotReadyException();
        }
    }

    private void add(BucketView view, String metric, Map<FigureKey, Long> sums) {
        view.visit(
                metric,
                root,
                FIRST_DAY,
                LAST_DAY,
                (org, dimensions) -> (day, value) -> sums.merge(
                        new FigureKey(metric, org, YearMonth.from(LocalDate.ofEpochDay(day))), value, Long::sum));
    }

    private static Stream<String> metrics(Catalogue catalogue) {
        return Stream.concat(
                Arrays.stream(RecordKind.values()).map(Bucket::counted),
                catalogue.metrics().stream()
                        .filter(metric -> metric.measure() instanceof Measure.Counted)
                        .map(Metric::id));
    }

    private static RecordKind kindOf(Catalogue catalogue, String metric) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> Bucket.counted(kind).equals(metric))
                .findFirst()
                .or(() -> catalogue.find(metric).map(Metric::source))
                .orElseThrow();
    }
}
