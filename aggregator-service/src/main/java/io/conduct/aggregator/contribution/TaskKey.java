package io.conduct.aggregator.contribution;

/**
 * A key of the figures topic on its way there: each task writes its own partition, so that one partition tells one
 * task's history in order.
 *
 * @param task the task's partition
 * @param bytes the key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, written once
record TaskKey(int task, byte[] bytes) {}
