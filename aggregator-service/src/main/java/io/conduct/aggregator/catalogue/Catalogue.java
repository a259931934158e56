package io.conduct.aggregator.catalogue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every metric there is.
 *
 * @param metrics in the order of the file
 * @param hash {@code sha256:…} over the definitions; comments, layout and order of the file do not change it
 */
public record Catalogue(List<Metric> metrics, String hash) {

    /** Raised when the aggregation itself changes its meaning, so that figures are counted anew. */
    private static final int FORMAT = 2;

    private static final String ALGORITHM = "sha256:";
    private static final int GENERATION_LENGTH = 12;

    /** A catalogue of these metrics, with its hash. */
    public static Catalogue of(List<Metric> metrics) {
        return new Catalogue(List.copyOf(metrics), hashOf(metrics));
    }

    /** The metric with this id. */
    public Optional<Metric> find(String id) {
        return metrics.stream().filter(metric -> metric.id().equals(id)).findFirst();
    }

    /** The metrics of the annual report, in its order. */
    public List<Metric> reported() {
        return metrics.stream()
                .filter(metric -> metric.place() != null)
                .sorted(Comparator.comparingInt(Catalogue::orderOf))
                .toList();
    }

    /** The definitions in the order of the file. */
    public List<MetricDefinition> definitions() {
        return metrics.stream().map(MetricDefinition::of).toList();
    }

    /** Short name of everything computed with this catalogue: the first 12 hexadecimal digits of its hash. */
    public String generation() {
        return generationOf(hash);
    }

    /** Short name of everything computed with the catalogue that has this hash. */
    public static String generationOf(String hash) {
        return hash.substring(ALGORITHM.length(), ALGORITHM.length() + GENERATION_LENGTH);
    }

    private static int orderOf(Metric metric) {
        return metric.place() == null ? Integer.MAX_VALUE : metric.place().order();
    }

    private record Canonical(int format, List<MetricDefinition> metrics) {}

    private static String hashOf(List<Metric> metrics) {
        List<MetricDefinition> definitions = metrics.stream()
                .sorted(Comparator.comparing(Metric::id))
                .map(MetricDefinition::of)
                .toList();
        byte[] canonical = JsonMapper.builder().build().writeValueAsBytes(new Canonical(FORMAT, definitions));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
            return ALGORITHM + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }
}
