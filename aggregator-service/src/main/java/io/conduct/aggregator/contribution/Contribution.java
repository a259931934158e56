package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Bucket;

/**
 * What one record adds to one bucket.
 *
 * @param bucket the bucket
 * @param value in the smallest unit of the metric
 */
public record Contribution(Bucket bucket, long value) {}
