package io.conduct.contract;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the rules in force on a record's business date, and the records related to it, make of its content. It may
 * change, as a version of its own, while the content stays: when a rule changes or a related record comes in.
 *
 * @param findings the rules the record does not meet
 * @param derived what follows from the content, as {@link PublicSchemas#derived} describes it
 */
public record Assessment(List<Finding> findings, ObjectNode derived) {

    /** Takes a copy of the findings. */
    public Assessment {
        findings = List.copyOf(findings);
    }

    /** An assessment from which nothing is derived. */
    public static Assessment of(List<Finding> findings) {
        return new Assessment(findings, JsonNodeFactory.instance.objectNode());
    }
}
