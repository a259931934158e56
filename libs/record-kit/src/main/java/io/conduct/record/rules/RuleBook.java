package io.conduct.record.rules;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/**
 * The rules of one kind of record. A record is judged by the rules of its business date, never by later ones.
 *
 * @param <P> the payload they are about
 */
public final class RuleBook<P> {

    private final List<Rule<P>> rules;

    private RuleBook(List<Rule<P>> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads a file of {@code rules}, each by {@code reading}.
     *
     * @throws DataFileException when it has an error; the message names file, line and reason
     */
    public static <P> RuleBook<P> read(Resource file, Function<DataNode, Rule<P>> reading) {
        List<DataNode> nodes =
                DataFile.read(file).allowing("rules").required("rules").items();
        List<Rule<P>> rules = DataFile.readAll(nodes, reading);
        for (int i = 0; i < rules.size(); i++) {
            refuseOverlap(rules.subList(0, i), rules.get(i), nodes.get(i));
        }
        return new RuleBook<>(rules);
    }

    /** Where {@code payload} does not meet the rules in force on {@code day}. */
    public List<Finding> findingsIn(P payload, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.terms().isInForceOn(day))
                .flatMap(rule -> rule.findingsIn(payload))
                .toList();
    }

    private static <P> void refuseOverlap(List<Rule<P>> earlier, Rule<P> rule, DataNode node) {
        boolean overlaps = earlier.stream()
                .anyMatch(other ->
                        other.code().equals(rule.code()) && other.terms().overlaps(rule.terms()));
        if (overlaps) {
            throw node.error(rule.code() + " (expected: no day on which another rule of this code holds)");
        }
    }
}
