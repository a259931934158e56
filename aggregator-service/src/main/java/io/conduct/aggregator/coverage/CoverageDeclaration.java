package io.conduct.aggregator.coverage;

import io.conduct.contract.RecordKind;
import java.time.Instant;

/**
 * "For 2021-03 we sent 412 petitions", or "we held none".
 *
 * @param org the org it speaks for, with everything below it
 * @param kind the records it is about
 * @param period the year or month
 * @param complete whether everything was sent
 * @param count number of records sent, 0 or more
 * @param remarks in the declarer's words
 * @param version 1 at first, one more with each change
 * @param declaredAt when this version was declared
 * @param declaredBy the client that declared it
 */
public record CoverageDeclaration(
        String org,
        RecordKind kind,
        CoveragePeriod period,
        boolean complete,
        long count,
        String remarks,
        long version,
        Instant declaredAt,
        String declaredBy) {}
