package io.conduct.aggregator.edition;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an edition would hold, and what it would rest on, at one moment.
 *
 * @param content year, org, figures with their definitions and evidence, declared numbers, text; nothing about freezing
 * @param evidence the records behind the figures
 * @param complete whether every figure has complete coverage
 * @param silent the orgs that a figure has no coverage of
 * @param undeclared the codes of numbers that the report's text names and nobody declared
 */
record EditionDraft(
        ObjectNode content, EvidenceBook evidence, boolean complete, List<String> silent, List<String> undeclared) {

    EditionDraft {
        silent = List.copyOf(silent);
        undeclared = List.copyOf(undeclared);
    }
}
