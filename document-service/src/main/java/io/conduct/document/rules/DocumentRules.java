package io.conduct.document.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Document;
import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.util.List;
import org.springframework.core.io.Resource;

/** The limits on documents, each with the days on which it holds. */
public final class DocumentRules {

    private final List<DocumentRule> rules;

    private DocumentRules(List<DocumentRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads a rule file.
     *
     * @throws DataFileException when it has an error; the message names file, line and reason
     */
    public static DocumentRules read(Resource file) {
        List<DataNode> nodes =
                DataFile.read(file).allowing("rules").required("rules").items();
        List<DocumentRule> rules = DataFile.readAll(nodes, DocumentRule::read);
        for (int i = 0; i < rules.size(); i++) {
            refuseOverlap(rules.subList(0, i), rules.get(i), nodes.get(i));
        }
        return new DocumentRules(rules);
    }

    /** Where {@code document} does not meet the rules in force on the day it is signed. */
    public List<Finding> findingsIn(Document document) {
        return rules.stream()
                .filter(rule -> rule.terms().isInForceOn(document.signedOn()))
                .flatMap(rule -> rule.findingsIn(document))
                .toList();
    }

    private static void refuseOverlap(List<DocumentRule> earlier, DocumentRule rule, DataNode node) {
        boolean overlaps = earlier.stream()
                .anyMatch(other -> other.code() == rule.code() && other.terms().overlaps(rule.terms()));
        if (overlaps) {
            throw node.error(rule.code() + " (expected: no day on which another rule of this code holds)");
        }
    }
}
