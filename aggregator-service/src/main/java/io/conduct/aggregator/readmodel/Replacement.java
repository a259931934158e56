package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One version of a record in place of another.
 *
 * @param before what the record added so far; nothing when it is new
 * @param after what it adds from now on
 */
record Replacement(List<Share> before, RecordShares after) {

    Replacement {
        before = List.copyOf(before);
    }

    /**
     * New minus old: the buckets that change, and by how much. Buckets that stay as they are do not appear.
     *
     * @throws ArithmeticException when a difference does not fit 64 bits
     */
    static Map<Bucket, Long> netChange(Collection<Replacement> replacements) {
        Map<Bucket, Long> changes = new LinkedHashMap<>();
        for (Replacement replacement : replacements) {
            replacement.before.forEach(
                    old -> changes.merge(replacement.bucketOf(old), Math.negateExact(old.value()), Math::addExact));
            replacement
                    .after
                    .shares()
                    .forEach(added -> changes.merge(replacement.bucketOf(added), added.value(), Math::addExact));
        }
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    private Bucket bucketOf(Share share) {
        return new Bucket(share.metric(), after.record().org(), share.day(), share.labels());
    }
}
