package io.conduct.aggregator.readmodel;

import java.util.List;

/**
 * What tells the series of one metric and one org apart.
 *
 * @param part 0, and more only where a sum leaves 64 bits and goes on in another series
 * @param labels one for each dimension of the metric
 */
record SeriesKey(int part, List<String> labels) {}
