package io.conduct.aggregator.contribution;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The key of one task's part of a bucket, in its two forms. The store's begins with a hash of the topic's: the keys of
 * the topic share long beginnings, and the store compares keys from their beginning many times an event.
 *
 * @param inTopic the key on the figures topic
 * @param inStore the key in the store
 */
@SuppressWarnings("ArrayRecordComponent") // told apart by the store's form, which compares by content
record BucketKey(byte[] inTopic, Bytes inStore) {

    static BucketKey of(byte[] inTopic) {
        byte[] inStore = ByteBuffer.allocate(Integer.BYTES + inTopic.length)
                .putInt(Arrays.hashCode(inTopic))
                .put(inTopic)
                .array();
        return new BucketKey(inTopic, Bytes.wrap(inStore));
    }
}
