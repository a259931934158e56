package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.record.rules.RuleBook;
import io.conduct.service.data.DataFileException;
import java.util.List;
import org.springframework.core.io.Resource;

/** The limits on meetings. */
public final class MeetingRules {

    private final RuleBook<Meeting> book;

    private MeetingRules(RuleBook<Meeting> book) {
        this.book = book;
    }

    /**
     * Reads a rule file.
     *
     * @throws DataFileException when it has an error; the message names file, line and reason
     */
    public static MeetingRules read(Resource file) {
        return new MeetingRules(RuleBook.read(List.of(file), MeetingRule::read));
    }

    /** Where {@code meeting} does not meet the rules in force on the day it is held. */
    public List<Finding> findingsIn(Meeting meeting, String org) {
        return book.findingsIn(meeting, org, meeting.heldOn());
    }

    /** Changes when any rule does. */
    public String digest() {
        return book.digest();
    }
}
