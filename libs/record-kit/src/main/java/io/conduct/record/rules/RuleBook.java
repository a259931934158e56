package io.conduct.record.rules;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/**
 * The rules of one kind of record. A record is judged by the rules of its business date, never by later ones, and by the
 * rule of its own org, or of the nearest org above, before the one that holds everywhere.
 *
 * @param <P> the payload they are about
 */
public final class RuleBook<P> {

    private static final String SECTION = "rules";

    private final List<Rule<P>> rules;
    private final String digest;

    private RuleBook(List<Rule<P>> rules) {
        this.rules = List.copyOf(rules);
        this.digest = RuleDigest.of(this.rules);
    }

    /**
     * Reads files of nothing but {@code rules}, each rule by {@code reading}: the national ones and what an organ adds or
     * overrides.
     *
     * @throws DataFileException when one has an error; the message names file, line and reason
     */
    public static <P> RuleBook<P> read(List<? extends Resource> files, Function<DataNode, Rule<P>> reading) {
        return read(RuleFiles.read(files, SECTION), reading);
    }

    /**
     * Reads the section {@code rules} of files that may have other sections as well.
     *
     * @throws DataFileException when one has an error; the message names file, line and reason
     */
    public static <P> RuleBook<P> read(RuleFiles files, Function<DataNode, Rule<P>> reading) {
        List<DataNode> nodes = files.entries(SECTION);
        List<Rule<P>> read = DataFile.readAll(nodes, reading);
        List<Rule<P>> rules = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            refuseOverlap(rules, read.get(i), nodes.get(i));
            rules.add(read.get(i));
        }
        return new RuleBook<>(rules);
    }

    /** Where {@code payload}, recorded by {@code org}, does not meet the rules in force on {@code day}. */
    public List<Finding> findingsIn(P payload, String org, LocalDate day) {
        return inForce(org, day).stream()
                .flatMap(rule -> rule.findingsIn(payload))
                .toList();
    }

    /** The rules in force for {@code org} on {@code day}: of each code the nearest, in the order of the files. */
    public List<Rule<P>> inForce(String org, LocalDate day) {
        Map<String, Rule<P>> nearest = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.terms().isInForceOn(day) && rule.terms().isFor(org))
                .forEach(rule -> nearest.merge(rule.code(), rule, RuleBook::nearer));
        return List.copyOf(nearest.values());
    }

    /** Changes when any rule does; in hex. */
    public String digest() {
        return digest;
    }

    private static <P> Rule<P> nearer(Rule<P> one, Rule<P> other) {
        return nearness(other) > nearness(one) ? other : one;
    }

    private static int nearness(Rule<?> rule) {
        return rule.terms().validity().nearness();
    }

    private static <P> void refuseOverlap(List<Rule<P>> earlier, Rule<P> rule, DataNode node) {
        Validity validity = rule.terms().validity();
        boolean overlaps = earlier.stream()
                .anyMatch(other -> other.code().equals(rule.code())
                        && other.terms().validity().overlaps(validity));
        if (overlaps) {
            throw node.error(rule.code() + " (expected: no day on which another rule of this code and org holds)");
        }
    }
}
