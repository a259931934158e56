package io.conduct.meeting.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Meeting;
import io.conduct.meeting.rules.MeetingRules;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meetings (会议): how their properties agree, their canonical form and their limits. */
public final class MeetingDomain implements RecordDomain<Meeting> {

    private final MeetingRules rules;

    public MeetingDomain(MeetingRules rules) {
        this.rules = rules;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.MEETING;
    }

    @Override
    public Class<Meeting> payloadType() {
        return Meeting.class;
    }

    @Override
    public List<FieldError> check(Meeting meeting) {
        List<FieldError> errors = new ArrayList<>();
        checkTimes(meeting, errors);
        checkMerger(meeting, errors);
        return errors;
    }

    /** Money with two decimals, days without trailing zeros. */
    @Override
    public Meeting normalise(Meeting meeting) {
        return meeting.with(canonicalDays(meeting.days()), canonicalExpenses(meeting.expenses()));
    }

    @Override
    public Assessment assess(Meeting meeting, Situation<Meeting> situation) {
        return Assessment.of(rules.findingsIn(meeting, situation.id().org()));
    }

    @Override
    public String rulesDigest() {
        return rules.digest();
    }

    @Override
    public LocalDate businessDate(Meeting meeting) {
        return meeting.heldOn();
    }

    @Override
    public String subKind(Meeting meeting) {
        return meeting.kind().name();
    }

    private static void checkTimes(Meeting meeting, List<FieldError> errors) {
        OffsetDateTime start = meeting.startsAt();
        if (start == null) {
            return;
        }
        if (!dayInChina(start).equals(meeting.heldOn())) {
            errors.add(inconsistent("/startsAt", "expected: on the day of heldOn, in China"));
        }
        if (meeting.endsAt() != null && !meeting.endsAt().isAfter(start)) {
            errors.add(inconsistent("/endsAt", "expected: after startsAt"));
        }
    }

    private static LocalDate dayInChina(OffsetDateTime instant) {
        return instant.atZoneSameInstant(RecordEventCodec.BUSINESS_ZONE).toLocalDate();
    }

    private static void checkMerger(Meeting meeting, List<FieldError> errors) {
        boolean merged = meeting.status() == Meeting.Status.MERGED;
        if (merged && meeting.mergedInto() == null) {
            errors.add(
                    new FieldError("/mergedInto", FieldErrorCodes.REQUIRED, "expected: present when status is MERGED"));
        }
        if (!merged && meeting.mergedInto() != null) {
            errors.add(inconsistent("/mergedInto", "expected: only when status is MERGED"));
        }
    }

    private static FieldError inconsistent(String pointer, String expected) {
        return new FieldError(pointer, FieldErrorCodes.INCONSISTENT, expected);
    }

    private static @Nullable BigDecimal canonicalDays(@Nullable BigDecimal days) {
        if (days == null) {
            return null;
        }
        BigDecimal stripped = days.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Meeting.@Nullable Expenses canonicalExpenses(Meeting.@Nullable Expenses expenses) {
        return expenses == null
                ? null
                : new Meeting.Expenses(inFen(expenses.lodging()), inFen(expenses.meals()), inFen(expenses.other()));
    }

    private static @Nullable BigDecimal inFen(@Nullable BigDecimal yuan) {
        return yuan == null ? null : yuan.setScale(2, RoundingMode.UNNECESSARY);
    }
}
