package io.conduct.document.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Document;
import io.conduct.record.rules.Rule;
import io.conduct.record.rules.RuleTerms;
import io.conduct.service.data.DataNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** One limit on documents. */
sealed interface DocumentRule extends Rule<Document> {

    static DocumentRule read(DataNode rule) {
        return switch (rule.required("code").constant(Code.class)) {
            case TOO_LONG -> Length.read(rule);
            case UNSUPPORTED_SUPPORTING -> new Support(RuleTerms.read(rule));
        };
    }

    /** The codes of the findings, which no later version may change. */
    enum Code {
        TOO_LONG,
        UNSUPPORTED_SUPPORTING
    }

    /**
     * How long a document may be.
     *
     * @param limits most characters of the body, by purpose
     */
    record Length(RuleTerms terms, Map<Document.Purpose, Integer> limits) implements DocumentRule {

        private static final int MOST_CHARACTERS = 10_000_000;

        static Length read(DataNode rule) {
            RuleTerms terms = RuleTerms.read(rule, "limits");
            Map<Document.Purpose, Integer> limits = new EnumMap<>(Document.Purpose.class);
            rule.required("limits").fields().forEach((name, limit) -> {
                Document.Purpose purpose = purpose(name, limit);
                limits.put(purpose, limit.integer(1, MOST_CHARACTERS));
            });
            return new Length(terms, limits);
        }

        private static Document.Purpose purpose(String name, DataNode limit) {
            return Stream.of(Document.Purpose.values())
                    .filter(purpose -> purpose.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> limit.error("no purpose of a document (expected: for example SPECIFIC_TASK)"));
        }

        @Override
        public String code() {
            return Code.TOO_LONG.name();
        }

        @Override
        public Stream<Finding> findingsIn(Document document) {
            Integer limit = document.purpose() == null ? null : limits.get(document.purpose());
            Integer actual = document.characters();
            return limit != null && actual != null && actual > limit
                    ? Stream.of(finding(Integer.toString(limit), Integer.toString(actual), "/characters"))
                    : Stream.empty();
        }
    }

    /** Asks a 配套 or 分工 document for its basis. Limit and actual count such documents without one. */
    record Support(RuleTerms terms) implements DocumentRule {

        @Override
        public String code() {
            return Code.UNSUPPORTED_SUPPORTING.name();
        }

        @Override
        public Stream<Finding> findingsIn(Document document) {
            boolean derived = document.category() == Document.Category.SUPPORTING
                    || document.category() == Document.Category.DIVISION_OF_WORK;
            return derived && document.basis() == null ? Stream.of(finding("0", "1", "/category")) : Stream.empty();
        }
    }
}
