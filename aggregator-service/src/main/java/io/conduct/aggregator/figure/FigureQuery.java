package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Metric;

/**
 * What is asked for.
 *
 * @param metric the metric
 * @param org root of the subtree
 * @param period the days
 * @param breakdown what it is split by
 * @param compare what it is compared with
 * @param likeForLike 同口径: only orgs that are known in both periods, a unit below a listed org counting as that org
 */
public record FigureQuery(
        Metric metric, String org, Period period, Breakdown breakdown, Compare compare, boolean likeForLike) {}
