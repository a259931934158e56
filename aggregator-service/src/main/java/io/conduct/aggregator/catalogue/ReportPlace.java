package io.conduct.aggregator.catalogue;

/**
 * Where a metric stands in the annual report.
 *
 * @param section heading in Chinese
 * @param order smaller comes first; no two metrics have the same
 */
public record ReportPlace(String section, int order) {}
