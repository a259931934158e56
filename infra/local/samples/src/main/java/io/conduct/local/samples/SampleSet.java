package io.conduct.local.samples;

import io.conduct.contract.RecordKind;
import java.util.List;

/**
 * Everything the departments send, each list in the order of sending.
 *
 * @param departments who sends
 * @param records the first submissions, by department, kind and business date
 * @param amendments second, changed submissions of some of them
 * @param withdrawals records taken back at the end
 * @param indicators the numbers that no record supplies
 */
public record SampleSet(
        List<Department> departments,
        List<SampleRecord> records,
        List<SampleRecord> amendments,
        List<SampleWithdrawal> withdrawals,
        List<SampleIndicator> indicators) {

    /** Copies the lists. */
    public SampleSet {
        departments = List.copyOf(departments);
        records = List.copyOf(records);
        amendments = List.copyOf(amendments);
        withdrawals = List.copyOf(withdrawals);
        indicators = List.copyOf(indicators);
    }

    /** First submissions of one department and kind. */
    public List<SampleRecord> records(String org, RecordKind kind) {
        return of(records, org, kind);
    }

    /** Amendments of one department and kind. */
    public List<SampleRecord> amendments(String org, RecordKind kind) {
        return of(amendments, org, kind);
    }

    /** Withdrawals of one department. */
    public List<SampleWithdrawal> withdrawals(String org) {
        return withdrawals.stream()
                .filter(withdrawal -> withdrawal.org().equals(org))
                .toList();
    }

    private static List<SampleRecord> of(List<SampleRecord> all, String org, RecordKind kind) {
        return all.stream()
                .filter(sample -> sample.org().equals(org) && sample.kind() == kind)
                .toList();
    }
}
