package io.conduct.aggregator.readmodel;

import java.util.List;

/**
 * What tells the series of one metric and one org apart.
 *
 * @param task the number of the task that counts it
 * @param labels one for each dimension of the metric
 */
record SeriesKey(int task, List<String> labels) {}
