package io.conduct.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.RecordKind;
import io.conduct.faults.load.Ledger.Outcome;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final RecordName RECORD = new RecordName(RecordKind.MEETING, "congress", "m-1");

    private final Ledger ledger = new Ledger();

    @Test
    void knowsExactlyWhatWasAcknowledged() {
        ledger.submitted(RECORD, "a", Outcome.OK, false);
        ledger.submitted(RECORD, "a", Outcome.OK, false);
        ledger.submitted(RECORD, "b", Outcome.REFUSED, false);

        assertThat(ledger.of(RECORD).possible()).containsExactly("a");
        assertThat(ledger.of(RECORD).changes()).isEqualTo(1);
        assertThat(ledger.of(RECORD).maybe()).isZero();
    }

    @Test
    void leavesOpenWhatWasNotAnsweredUntilItIsRepeated() {
        ledger.submitted(RECORD, "a", Outcome.UNKNOWN, false);
        ledger.submitted(RECORD, "a", Outcome.UNKNOWN, false);

        assertThat(ledger.of(RECORD).possible()).containsExactlyInAnyOrder(Ledger.ABSENT, "a");
        assertThat(ledger.of(RECORD).maybe()).isEqualTo(1);

        ledger.submitted(RECORD, "a", Outcome.OK, false);

        assertThat(ledger.of(RECORD)).isEqualTo(new Ledger.Known(Set.of("a"), 1, 0));
    }

    @Test
    void findsAnAcknowledgedRecordThatIsGone() {
        ledger.submitted(RECORD, "a", Outcome.OK, false);
        ledger.withdrawn(RECORD, Outcome.REFUSED, true);

        assertThat(ledger.contradictions()).hasSize(1);
    }

    @Test
    void findsAWithdrawnRecordThatTakesASubmission() {
        ledger.submitted(RECORD, "a", Outcome.OK, false);
        ledger.withdrawn(RECORD, Outcome.OK, false);
        ledger.submitted(RECORD, "b", Outcome.REFUSED, true);

        assertThat(ledger.contradictions()).isEmpty();
        assertThat(ledger.of(RECORD).possible()).containsExactly(Ledger.WITHDRAWN);

        ledger.submitted(RECORD, "c", Outcome.OK, false);

        assertThat(ledger.contradictions()).hasSize(1);
    }

    @Test
    void countsEveryAnswer() {
        ledger.submitted(RECORD, "a", Outcome.OK, false);
        ledger.submitted(RECORD, "b", Outcome.UNKNOWN, false);
        ledger.withdrawn(RECORD, Outcome.REFUSED, false);

        assertThat(ledger.tally()).isEqualTo(new Ledger.Tally(1, 1, 1));
        assertThat(ledger.tally().requests()).isEqualTo(3);
    }
}
