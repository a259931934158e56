package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.util.List;
import org.springframework.core.io.Resource;

/** The limits on meetings, each with the days on which it holds. */
public final class MeetingRules {

    private final List<MeetingRule> rules;

    private MeetingRules(List<MeetingRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads a rule file.
     *
     * @throws DataFileException when it has an error; the message names file, line and reason
     */
    public static MeetingRules read(Resource file) {
        List<DataNode> nodes =
                DataFile.read(file).allowing("rules").required("rules").items();
        List<MeetingRule> rules = DataFile.readAll(nodes, MeetingRule::read);
        for (int i = 0; i < rules.size(); i++) {
            refuseOverlap(rules.subList(0, i), rules.get(i), nodes.get(i));
        }
        return new MeetingRules(rules);
    }

    /** Where {@code meeting} does not meet the rules in force on the day it is held. */
    public List<Finding> findingsIn(Meeting meeting) {
        return rules.stream()
                .filter(rule -> rule.terms().isInForceOn(meeting.heldOn()))
                .flatMap(rule -> rule.findingsIn(meeting))
                .toList();
    }

    private static void refuseOverlap(List<MeetingRule> earlier, MeetingRule rule, DataNode node) {
        boolean overlaps = earlier.stream()
                .anyMatch(other -> other.code() == rule.code() && other.terms().overlaps(rule.terms()));
        if (overlaps) {
            throw node.error(rule.code() + " (expected: no day on which another rule of this code holds)");
        }
    }
}
