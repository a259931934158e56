package io.conduct.meeting.rules;

import io.conduct.contract.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What the rules make of a meeting.
 *
 * @param findings the rules it does not meet
 * @param ceilingYuan ceiling of its expenses, with two decimals; empty where a part of it is unknown
 * @param fundingRefusedFor why it is refused funding, nothing when it is granted; empty when there is nothing to decide
 */
public record Judgement(
        List<Finding> findings, Optional<String> ceilingYuan, Optional<List<String>> fundingRefusedFor) {

    /** Takes a copy of the findings. */
    public Judgement {
        findings = List.copyOf(findings);
    }
}
