package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.record.rules.Rule;
import io.conduct.record.rules.RuleBook;
import io.conduct.service.data.DataFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/** The rules on meetings: their size, length, cost, place, approval and plan. */
public final class MeetingRules {

    private final RuleBook<MeetingCase> book;

    private MeetingRules(RuleBook<MeetingCase> book) {
        this.book = book;
    }

    /**
     * Reads rule files: those that hold everywhere and what organs add or override.
     *
     * @throws DataFileException when one has an error; the message names file, line and reason
     */
    public static MeetingRules read(List<? extends Resource> files) {
        return new MeetingRules(RuleBook.read(files, MeetingRule::read));
    }

    /** What the rules in force on the day it is held, for the {@code org} that recorded it, make of a meeting. */
    public Judgement judge(MeetingCase meeting, String org) {
        List<Rule<MeetingCase>> rules = rulesFor(meeting, org);
        List<Finding> findings = new ArrayList<>();
        rules.stream().flatMap(rule -> rule.findingsIn(meeting)).forEach(findings::add);
        Optional<Funding> funding = only(rules, Funding.class)
                .filter(rule -> rule.head().scope().covers(meeting.meeting()))
                .findFirst();
        List<Finding> unfunded = funding.stream()
                .flatMap(rule -> rule.findingsBeside(meeting, findings))
                .toList();
        Optional<List<String>> reasons = funding.filter(rule -> meeting.isHeld() && meeting.isFunded())
                .map(rule -> rule.reasonsIn(findings).stream().map(Enum::name).toList());
        findings.addAll(unfunded);
        return new Judgement(findings, ceiling(rules, meeting), reasons);
    }

    /** Changes when any rule does. */
    public String digest() {
        return book.digest();
    }

    private List<Rule<MeetingCase>> rulesFor(MeetingCase meeting, String org) {
        LocalDate day = meeting.meeting().heldOn();
        return book.inForce(org, day);
    }

    private static Optional<String> ceiling(List<Rule<MeetingCase>> rules, MeetingCase meeting) {
        return only(rules, ExpenseQuota.class)
                .filter(rule -> rule.head().scope().covers(meeting.meeting()))
                .findFirst()
                .flatMap(rule -> rule.ceilingOf(meeting))
                .map(Numbers::yuan);
    }

    private static <R> Stream<R> only(List<Rule<MeetingCase>> rules, Class<R> type) {
        return rules.stream().filter(type::isInstance).map(type::cast);
    }
}
