package io.conduct.aggregator.statement.web;

import io.conduct.aggregator.statement.Statement;
import io.conduct.service.json.JsonFields;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code {current, previous?, stated}}, or says everything that is wrong with it. */
final class StatementReader {

    private static final int LONGEST = 500;
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_WHOLE_DIGITS = 12;

    private final JsonFields fields;

    StatementReader(ObjectNode body) {
        this.fields = new JsonFields(body);
    }

    /** @throws io.conduct.service.problem.ProblemException 422 with a pointer to each wrong property */
    Statement statement() {
        fields.allow("current", "previous", "stated");
        Optional<BigDecimal> current = fields.amount("current", MOST_WHOLE_DIGITS, MOST_DECIMALS);
        fields.requirePresent("current");
        Optional<BigDecimal> previous = fields.amount("previous", MOST_WHOLE_DIGITS, MOST_DECIMALS);
        Optional<String> stated = fields.text("stated", 1, LONGEST);
        fields.requirePresent("stated");
        fields.throwIfRefused();
        return new Statement(current.orElseThrow(), previous, stated.orElseThrow());
    }
}
