package io.conduct.aggregator.edition;

import java.time.Instant;

/**
 * That somebody else than who froze an edition approves of it.
 *
 * @param approvedBy the client
 * @param approvedAt when
 * @param remarks its words; may be empty
 */
public record Approval(String approvedBy, Instant approvedAt, String remarks) {}
