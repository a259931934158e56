package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.Bucket;

/**
 * A number that a bucket is the sum of. Nearly every bucket has one part; another is begun where the sum leaves 64 bits.
 *
 * @param bucket the bucket
 * @param part 0 or more
 */
record BucketPart(Bucket bucket, int part) {}
