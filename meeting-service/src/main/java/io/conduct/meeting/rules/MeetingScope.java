package io.conduct.meeting.rules;

import io.conduct.contract.payload.Meeting;
import io.conduct.service.data.DataNode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which meetings a rule is about.
 *
 * @param kinds only these; all when empty
 * @param exceptKinds but not these
 * @param relays besides those of {@code kinds}, whatever passes on a superior's meeting
 * @param exceptStatutory not those that a law prescribes
 */
record MeetingScope(Set<Meeting.Kind> kinds, Set<Meeting.Kind> exceptKinds, boolean relays, boolean exceptStatutory) {

    static final String[] PROPERTIES = {"kinds", "exceptKinds", "relays", "exceptStatutory"};

    /** Sorted, so that the text of a rule is always the same. */
    MeetingScope {
        kinds = sorted(kinds);
        exceptKinds = sorted(exceptKinds);
    }

    static MeetingScope read(DataNode rule) {
        return new MeetingScope(
                kinds(rule, "kinds"), kinds(rule, "exceptKinds"), flag(rule, "relays"), flag(rule, "exceptStatutory"));
    }

    boolean covers(Meeting meeting) {
        boolean included = kinds.isEmpty() || kinds.contains(meeting.kind()) || (relays && meeting.relays() != null);
        boolean statutory = Boolean.TRUE.equals(meeting.statutory());
        return included && !exceptKinds.contains(meeting.kind()) && !(exceptStatutory && statutory);
    }

    private static Set<Meeting.Kind> kinds(DataNode rule, String property) {
        Set<Meeting.Kind> kinds = EnumSet.noneOf(Meeting.Kind.class);
        rule.optional(property)
                .ifPresent(list -> list.items().forEach(kind -> kinds.add(kind.constant(Meeting.Kind.class))));
        return kinds;
    }

    private static boolean flag(DataNode rule, String property) {
        return rule.optional(property).map(DataNode::bool).orElse(false);
    }

    private static Set<Meeting.Kind> sorted(Set<Meeting.Kind> kinds) {
        return Collections.unmodifiableSet(new TreeSet<>(kinds));
    }
}
