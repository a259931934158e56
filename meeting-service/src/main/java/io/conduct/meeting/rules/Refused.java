package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.service.data.DataNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a meeting must not offer: forms of its meals, or what it offered besides.
 *
 * @param values names of what is refused
 */
record Refused(Head head, Set<String> values) implements MeetingRule {

    private static final String REFUSED = "refused";

    static <E extends Enum<E>> Refused read(DataNode rule, Class<E> type) {
        Head head = Head.read(rule, REFUSED);
        Set<String> values = new TreeSet<>();
        rule.required(REFUSED)
                .items()
                .forEach(item -> values.add(item.constant(type).name()));
        return new Refused(head, values);
    }

    @Override
    public Stream<Finding> breachesIn(MeetingCase meeting) {
        if (!meeting.takesPlace()) {
            return Stream.empty();
        }
        Meeting payload = meeting.meeting();
        if (head.code() == MeetingCode.MEAL_NOT_ALLOWED) {
            return payload.mealForm() == null ? Stream.empty() : refused(payload.mealForm(), "/mealForm");
        }
        return IntStream.range(0, payload.extras().size())
                .boxed()
                .flatMap(index -> refused(payload.extras().get(index), "/extras/" + index));
    }

    private Stream<Finding> refused(Enum<?> value, String pointer) {
        return findingIf(values.contains(value.name()), "none", value.name(), pointer);
    }
}
