package io.conduct.aggregator.figure;

import java.time.LocalDate;

/**
 * What figures depend on beside the buckets and the query.
 *
 * @param today the day on which periods are running or closed
 * @param declared what orgs declared to have sent
 * @param language what the comparison is worded in
 */
record Setting(LocalDate today, DeclaredMonths declared, Language language) {}
