package io.conduct.aggregator.drilldown;

import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Measure.Counted;
import io.conduct.aggregator.catalogue.Measure.Quotient;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.drilldown.RecordsPage.Item;
import io.conduct.aggregator.drilldown.RecordsPage.Part;
import io.conduct.aggregator.drilldown.RecordsQuery.Place;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.FiguresNotReadyException;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.aggregator.readmodel.RecordRow;
import io.conduct.aggregator.readmodel.RecordRow.Position;
import io.conduct.aggregator.readmodel.RecordView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds the records behind figures, and what a record adds to which metrics. */
@Service
public class Records {

    private static final List<String> PARTS_OF_A_QUOTIENT = List.of("numerator", "denominator");

    private final ReadModel model;
    private final Freshness freshness;
    private final Figures figures;

    Records(ReadModel model, Freshness freshness, Figures figures) {
        this.model = model;
        this.freshness = freshness;
        this.figures = figures;
    }

    /**
     * The metrics of the catalogue that a record counts in.
     *
     * @param version its version that is counted
     * @param metrics their ids, in the order of the catalogue
     */
    public record Counting(long version, List<String> metrics) {}

    /**
     * A page of the records behind a figure.
     *
     * @throws FiguresNotReadyException while figures are not complete
     */
    public RecordsPage page(RecordsQuery query) {
        requireReady();
        return model.read((buckets, records) -> {
            Figure figure = figureOf(buckets, query, query.metric());
            List<Item> items = new ArrayList<>();
            Place next = fill(items, records, query);
            return new RecordsPage(figure, partsOf(buckets, query), items, next);
        });
    }

    /**
     * What a record counts in; empty when none of its versions was counted.
     *
     * @throws FiguresNotReadyException while figures are not complete
     */
    public Optional<Counting> countingOf(RecordName name) {
        requireReady();
        return model.read((buckets, records) -> records.find(name).map(shares -> {
            List<String> counted = shares.shares().stream().map(Share::metric).toList();
            return new Counting(
                    shares.version(),
                    buckets.catalogue().metrics().stream()
                            .map(Metric::id)
                            .filter(counted::contains)
                            .toList());
        }));
    }

    private void requireReady() {
        if (!freshness.isReady()) {
            throw new FiguresNotReadyException();
        }
    }

    private Figure figureOf(BucketView buckets, RecordsQuery query, Metric metric) {
        return figures.in(
                buckets,
                new FigureQuery(metric, query.org(), query.period(), new Breakdown.None(), Compare.NONE, false));
    }

    /** The metrics whose records are behind the one asked for: itself, or the operands of a quotient. */
    private static List<Metric> sourcesOf(Metric metric) {
        return metric.measure() instanceof Quotient quotient
                ? List.of(quotient.numerator(), quotient.denominator())
                : List.of(metric);
    }

    /** Adds the records of a page; where the next one begins. */
    private static @Nullable Place fill(List<Item> items, RecordView records, RecordsQuery query) {
        List<Metric> sources = sourcesOf(query.metric());
        Place at = query.after() == null ? new Place(0, null) : query.after();
        for (int part = at.part(); part < sources.size(); part++) {
            Position after = part == at.part() ? at.position() : null;
            int wanted = query.limit() - items.size();
            List<RecordRow> rows = rowsOf(records, query, sources.get(part), after, wanted + 1);
            for (RecordRow row : rows.subList(0, Math.min(wanted, rows.size()))) {
                items.add(itemOf(sources.get(part), sources.size() > 1 ? PARTS_OF_A_QUOTIENT.get(part) : null, row));
            }
            if (rows.size() > wanted) {
                return new Place(
                        part, wanted == 0 ? after : rows.get(wanted - 1).position());
            }
        }
        return null;
    }

    private static List<RecordRow> rowsOf(
            RecordView records, RecordsQuery query, Metric metric, @Nullable Position after, int limit) {
        return records.rows(
                metric.id(), query.org(), query.period().from(), query.period().to(), after, limit);
    }

    private static Item itemOf(Metric metric, @Nullable String quotientPart, RecordRow row) {
        int dimensions = metric.dimensions().size();
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < dimensions; i++) {
            labels.put(metric.dimensions().get(i).name(), row.labels().get(i));
        }
        List<String> hidden = row.labels().subList(dimensions, row.labels().size());
        int scale = metric.measure() instanceof Counted counted ? counted.scale() : 0;
        return new Item(
                row.position().org(),
                row.position().sourceId(),
                row.version(),
                row.position().day(),
                BigDecimal.valueOf(row.value(), scale).toPlainString(),
                labels,
                partOf(metric, quotientPart, hidden));
    }

    private static @Nullable String partOf(Metric metric, @Nullable String quotientPart, List<String> hidden) {
        boolean named = metric.measure() instanceof Measure.Distinct
                || (metric.measure() instanceof Measure.Extreme extreme && extreme.subject() != null);
        return named ? hidden.get(0) : quotientPart;
    }

    private List<Part> partsOf(BucketView buckets, RecordsQuery query) {
        Metric metric = query.metric();
        if (metric.measure() instanceof Quotient quotient) {
            return List.of(
                    quotientPart(buckets, query, 0, quotient.numerator()),
                    quotientPart(buckets, query, 1, quotient.denominator()));
        }
        return HiddenParts.of(buckets, query);
    }

    private Part quotientPart(BucketView buckets, RecordsQuery query, int part, Metric metric) {
        return new Part(
                PARTS_OF_A_QUOTIENT.get(part),
                metric.id(),
                figureOf(buckets, query, metric).value());
    }
}
