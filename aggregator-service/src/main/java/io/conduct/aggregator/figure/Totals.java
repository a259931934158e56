package io.conduct.aggregator.figure;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** One period of one metric: in all and by part, each known or not. */
interface Totals {

    /** The total; empty when it is not known. */
    Optional<BigDecimal> total();

    /** A part; empty when it is not known. */
    Optional<BigDecimal> part(String key);

    /** The known parts, in order. */
    Set<String> parts();

    /** Makes every one of these parts known if the total is. */
    void knowAllIfKnown(Set<String> keys);
}
