package io.conduct.aggregator.figure;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.contract.RecordKind;
import io.conduct.service.org.OrgCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** Buckets in a list. */
final class ListedBuckets implements BucketView {

    private static final Catalogue CATALOGUE = new CatalogueReader().read(new ClassPathResource("catalogue.yaml"));

    private record Part(Bucket bucket, long value) {}

    private final List<Part> parts = new ArrayList<>();

    /** Adds a value. */
    ListedBuckets add(String metric, String org, LocalDate day, long value, String... dimensions) {
        parts.add(new Part(new Bucket(metric, org, day, List.of(dimensions)), value));
        return this;
    }

    /** Adds a meeting that was received. */
    ListedBuckets received(String org, LocalDate day) {
        return add(Bucket.received(RecordKind.MEETING), org, day, 1);
    }

    /** Adds a meeting that was received and held. */
    ListedBuckets held(String org, LocalDate day, String kind) {
        return received(org, day).add("meetings.held", org, day, 1, kind, "UNSPECIFIED", "ON_SITE");
    }

    @Override
    public void visit(String metric, String org, LocalDate first, LocalDate last, SeriesVisitor visitor) {
        for (Part part : parts) {
            Bucket bucket = part.bucket();
            LocalDate day = bucket.day();
            boolean within = !day.isBefore(first) && !day.isAfter(last) && OrgCode.isWithin(bucket.org(), org);
            if (within && bucket.metric().equals(metric)) {
                visitor.begin(bucket.org(), bucket.dimensions()).value(Math.toIntExact(day.toEpochDay()), part.value());
            }
        }
    }

    @Override
    public Catalogue catalogue() {
        return CATALOGUE;
    }

    @Override
    public Map<SourcePartition, Position> progress() {
        return Map.of();
    }
}
