package io.conduct.record.quarantine;

import io.conduct.contract.Finding;
import io.conduct.record.ledger.Outcome;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What became of one resubmitted entry, or would become; {@code version} and {@code problem} exclude each other. */
record ResubmissionAnswer(
        String id,
        @Nullable String org,
        @Nullable String sourceId,
        Outcome outcome,
        @Nullable Long version,
        List<Finding> findings,
        @Nullable ObjectNode problem) {

    /**
     * What became of several; a withdrawal counts as amended.
     *
     * @param next where to go on, when there were more; null otherwise
     */
    record Bulk(
            boolean dryRun,
            long received,
            long created,
            long amended,
            long unchanged,
            long rejected,
            List<ResubmissionAnswer> results,
            @Nullable String next) {

        static Bulk of(boolean dryRun, List<ResubmissionAnswer> results, @Nullable String next) {
            return new Bulk(
                    dryRun,
                    results.size(),
                    count(results, Outcome.CREATED),
                    count(results, Outcome.AMENDED) + count(results, Outcome.WITHDRAWN),
                    count(results, Outcome.UNCHANGED),
                    count(results, Outcome.REJECTED),
                    results,
                    next);
        }

        private static long count(List<ResubmissionAnswer> results, Outcome outcome) {
            return results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
        }
    }

    static ResubmissionAnswer of(Entry entry, Resubmission.Result result, ProblemWriter problems, String path) {
        StoredRecord record = result.receipt().record();
        Problem problem = result.receipt().problem();
        return new ResubmissionAnswer(
                entry.id(),
                result.reading().org(),
                result.reading().sourceId(),
                result.receipt().outcome(),
                record == null ? null : record.version(),
                record == null ? List.of() : record.content().findings(),
                problem == null ? null : problems.toJson(problem, path));
    }
}
