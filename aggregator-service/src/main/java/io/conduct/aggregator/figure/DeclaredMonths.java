package io.conduct.aggregator.figure;

import io.conduct.contract.RecordKind;
import java.time.YearMonth;

/**
 * Which orgs declared that they sent every record of a kind in a month, if only none. A declaration of an org speaks for
 * everything below it.
 */
@FunctionalInterface
public interface DeclaredMonths {

    /** Nobody declared anything. */
    DeclaredMonths NONE = (kind, org, month) -> false;

    /** Whether the org, or one above it, declared so. */
    boolean covers(RecordKind kind, String org, YearMonth month);
}
