package io.conduct.meeting.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Meeting;
import io.conduct.meeting.plan.PlanKey;
import io.conduct.meeting.rules.Judgement;
import io.conduct.meeting.rules.MeetingCase;
import io.conduct.meeting.rules.MeetingRules;
import io.conduct.meeting.rules.PlanStanding;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meetings (会议): how their properties agree, their canonical form, the rules on them and what follows. A meeting that was
 * merged into another counts once with it; lectures within a meeting are no meetings.
 */
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

    /** Its own, by which others name it as the meeting they were merged into, and that of the meeting it names itself. */
    @Override
    public Set<String> lookupKeys(RecordId id, Meeting meeting) {
        return meeting.mergedInto() == null
                ? Set.of(keyOf(id))
                : Set.of(keyOf(id), keyOf(target(id, meeting.mergedInto())));
    }

    /** The plan of its org and year, when it names an item of it. */
    @Override
    public Set<String> sideKeys(RecordId id, Meeting meeting) {
        return meeting.planItem() == null ? Set.of() : Set.of(planKey(id, meeting));
    }

    @Override
    public Assessment assess(Meeting meeting, Situation<Meeting> situation) {
        ObjectNode plan = situation.sideData().get(planKey(situation.id(), meeting));
        PlanStanding standing = Standings.in(plan, meeting);
        Judgement judgement = rules.judge(
                new MeetingCase(meeting, standing, merger(meeting, situation)),
                situation.id().org());
        return new Assessment(judgement.findings(), derived(meeting, standing, judgement));
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

    @Override
    public Class<? extends Enum<?>> subKindType() {
        return Meeting.Kind.class;
    }

    private static ObjectNode derived(Meeting meeting, PlanStanding standing, Judgement judgement) {
        ObjectNode derived = JsonNodeFactory.instance.objectNode();
        derived.put("countsAsMeeting", meeting.status() != Meeting.Status.MERGED);
        derived.put("planned", standing.isPlanned());
        judgement.ceilingYuan().ifPresent(ceiling -> derived.put("ceilingYuan", ceiling));
        judgement.fundingRefusedFor().ifPresent(reasons -> {
            derived.put("funding", reasons.isEmpty() ? "GRANTED" : "REFUSED");
            if (!reasons.isEmpty()) {
                reasons.forEach(derived.putArray("fundingReasons")::add);
            }
        });
        return derived;
    }

    private static MeetingCase.Merger merger(Meeting meeting, Situation<Meeting> situation) {
        if (meeting.status() != Meeting.Status.MERGED || meeting.mergedInto() == null) {
            return MeetingCase.Merger.NONE;
        }
        RecordId target = target(situation.id(), meeting.mergedInto());
        if (target.equals(situation.id())) {
            return MeetingCase.Merger.ITSELF;
        }
        return situation.peers().getOrDefault(keyOf(target), List.of()).stream()
                .filter(peer -> peer.id().equals(target))
                .findFirst()
                .map(peer -> found(peer.payload()))
                .orElse(MeetingCase.Merger.UNKNOWN);
    }

    private static MeetingCase.Merger found(Meeting target) {
        return switch (target.status()) {
            case PLANNED, HELD -> MeetingCase.Merger.FOUND;
            case CANCELLED -> MeetingCase.Merger.CANCELLED;
            case MERGED -> MeetingCase.Merger.MERGED;
        };
    }

    private static RecordId target(RecordId id, String sourceId) {
        return new RecordId(id.org(), sourceId);
    }

    private static String keyOf(RecordId id) {
        return "meeting:" + id.key();
    }

    private static String planKey(RecordId id, Meeting meeting) {
        return PlanKey.of(id.org(), meeting.heldOn()).text();
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
