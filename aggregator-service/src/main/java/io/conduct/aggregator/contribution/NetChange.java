package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Bucket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changes when one version of a record takes the place of another: new minus old, bucket by bucket. */
final class NetChange {

    private NetChange() {}

    /**
     * The buckets that change, and by how much; buckets that stay as they are do not appear.
     *
     * @throws ArithmeticException when a difference does not fit 64 bits
     */
    static Map<Bucket, Long> between(List<Contribution> before, List<Contribution> after) {
        Map<Bucket, Long> changes = new LinkedHashMap<>();
        before.forEach(old -> changes.merge(old.bucket(), Math.negateExact(old.value()), Math::addExact));
        after.forEach(added -> changes.merge(added.bucket(), added.value(), Math::addExact));
        changes.values().removeIf(change -> change == 0);
        return changes;
    }
}
