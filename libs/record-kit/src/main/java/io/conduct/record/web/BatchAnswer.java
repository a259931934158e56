package io.conduct.record.web;

import io.conduct.contract.Finding;
import io.conduct.record.intake.Reading;
import io.conduct.record.ledger.Outcome;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What became of a batch, item by item in the order of the items. A withdrawal counts as amended. */
public record BatchAnswer(
        long received, long created, long amended, long unchanged, long rejected, List<ItemAnswer> results) {

    /** What became of one item; {@code version} and {@code problem} exclude each other. */
    public record ItemAnswer(
            int index,
            @Nullable String org,
            @Nullable String sourceId,
            Outcome outcome,
            @Nullable Long version,
            List<Finding> findings,
            @Nullable ObjectNode problem) {}

    /** The answer to these readings, whose receipts are in their order. */
    public static BatchAnswer of(List<Reading> readings, List<Receipt> receipts, ProblemWriter problems, String path) {
        List<ItemAnswer> results = new ArrayList<>(readings.size());
        for (int index = 0; index < readings.size(); index++) {
            results.add(answer(index, readings.get(index), receipts.get(index), problems, path));
        }
        return new BatchAnswer(
                results.size(),
                count(results, Outcome.CREATED),
                count(results, Outcome.AMENDED) + count(results, Outcome.WITHDRAWN),
                count(results, Outcome.UNCHANGED),
                count(results, Outcome.REJECTED),
                results);
    }

    private static ItemAnswer answer(int index, Reading reading, Receipt receipt, ProblemWriter problems, String path) {
        StoredRecord record = receipt.record();
        Problem problem = receipt.problem();
        return new ItemAnswer(
                index,
                reading.org(),
                reading.sourceId(),
                receipt.outcome(),
                record == null ? null : record.version(),
                record == null ? List.of() : record.content().findings(),
                problem == null ? null : problems.toJson(problem, path));
    }

    private static long count(List<ItemAnswer> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
