package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which meetings are refused funding (不予核拨经费): those with certain findings.
 *
 * @param reasons the findings that each reason stands for
 */
record Funding(Head head, Map<Reason, Set<MeetingCode>> reasons) implements MeetingRule {

    private static final String REASONS = "reasons";

    /** Why a meeting is refused funding. */
    enum Reason {
        NOT_APPROVED,
        OVER_SCALE,
        VENUE_NOT_ALLOWED
    }

    static Funding read(DataNode rule) {
        Head head = Head.read(rule, REASONS);
        Map<Reason, Set<MeetingCode>> reasons = new EnumMap<>(Reason.class);
        DataNode listed = rule.required(REASONS)
                .allowing(Stream.of(Reason.values()).map(Enum::name).toArray(String[]::new));
        for (Reason reason : Reason.values()) {
            Set<MeetingCode> codes = EnumSet.noneOf(MeetingCode.class);
            listed.optional(reason.name())
                    .ifPresent(list -> list.items().forEach(code -> codes.add(code.constant(MeetingCode.class))));
            reasons.put(reason, codes);
        }
        return new Funding(head, reasons);
    }

    /** Needs the findings of the other rules: see {@link #findingsBeside}. */
    @Override
    public Stream<Finding> breachesIn(MeetingCase meeting) {
        return Stream.empty();
    }

    /** What was spent although nothing may be granted. */
    Stream<Finding> findingsBeside(MeetingCase meeting, Collection<Finding> others) {
        boolean spent = meeting.isHeld() && meeting.total().signum() > 0;
        return findingIf(spent && !reasonsIn(others).isEmpty(), "0.00", Numbers.yuan(meeting.total()), "/expenses");
    }

    /** Why {@code findings} refuse it. */
    Set<Reason> reasonsIn(Collection<Finding> findings) {
        Set<String> codes = findings.stream().map(Finding::code).collect(Collectors.toSet());
        Set<Reason> found = EnumSet.noneOf(Reason.class);
        reasons.forEach((reason, refusing) -> {
            if (refusing.stream().map(Enum::name).anyMatch(codes::contains)) {
                found.add(reason);
            }
        });
        return found;
    }
}
