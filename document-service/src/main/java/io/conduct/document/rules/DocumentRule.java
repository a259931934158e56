package io.conduct.document.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Document;
import io.conduct.record.rules.Rule;
import io.conduct.record.rules.RuleTerms;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One limit on documents. */
sealed interface DocumentRule extends Rule<DocumentCase> {

    static DocumentRule read(DataNode rule) {
        Code code = rule.required("code").constant(Code.class);
        return switch (code) {
            case TOO_LONG -> Length.read(rule);
            case UNSUPPORTED_SUPPORTING, UNSUPPORTED_TEMPORARY -> Support.read(code, rule);
            case RED_HEADER_EVADED -> Evasion.read(rule);
            case RELAY_WITHOUT_SUBSTANCE -> Relay.read(rule);
            case TOO_MANY_RECIPIENTS -> Recipients.read(rule);
            case REQUEST_OF_SEVERAL_MATTERS, REPORT_CARRIES_REQUEST -> Title.read(code, rule);
            case CHARACTERS_DIFFER,
                    NUMBER_FORM_DIFFERS,
                    NUMBER_MALFORMED,
                    NUMBER_NOT_CONFORMING,
                    NUMBER_NOT_UNIQUE,
                    NUMBER_YEAR_DIFFERS -> new Agreement(RuleTerms.read(rule), code);
        };
    }

    /** The codes of the findings, which no later version may change. */
    enum Code {
        TOO_LONG,
        CHARACTERS_DIFFER,
        UNSUPPORTED_SUPPORTING,
        UNSUPPORTED_TEMPORARY,
        RED_HEADER_EVADED,
        RELAY_WITHOUT_SUBSTANCE,
        TOO_MANY_RECIPIENTS,
        REQUEST_OF_SEVERAL_MATTERS,
        REPORT_CARRIES_REQUEST,
        NUMBER_FORM_DIFFERS,
        NUMBER_MALFORMED,
        NUMBER_NOT_CONFORMING,
        NUMBER_NOT_UNIQUE,
        NUMBER_YEAR_DIFFERS
    }

    /**
     * How long a document may be, by the platform's own count where there is one.
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
        public Stream<Finding> findingsIn(DocumentCase one) {
            Document document = one.document();
            Integer limit = document.purpose() == null ? null : limits.get(document.purpose());
            Integer actual = length(document);
            return limit != null && actual != null && actual > limit
                    ? Stream.of(finding(Integer.toString(limit), Integer.toString(actual), "/characters"))
                    : Stream.empty();
        }

        private static @Nullable Integer length(Document document) {
            Document.Counted counted = document.counted();
            if (counted != null) {
                return counted.characters();
            }
            return document.characters();
        }
    }

    /**
     * Asks a document of some categories for the superior document that requires it. Limit and actual count such documents
     * without one.
     *
     * @param categories the categories that need a basis
     */
    record Support(RuleTerms terms, Code kind, List<Document.Category> categories) implements DocumentRule {

        static Support read(Code code, DataNode rule) {
            RuleTerms terms = RuleTerms.read(rule, "categories");
            return new Support(terms, code, RuleData.constants(rule.required("categories"), Document.Category.class));
        }

        @Override
        public String code() {
            return kind.name();
        }

        @Override
        public Stream<Finding> findingsIn(DocumentCase one) {
            Document document = one.document();
            return RuleData.isAmong(categories, document.category()) && document.basis() == null
                    ? Stream.of(finding("0", "1", "/category"))
                    : Stream.empty();
        }
    }

    /**
     * What belongs under a red header and was not issued under one.
     *
     * @param forms the forms that take its place
     * @param genres the genres that belong under a red header
     * @param purposes what belongs there whatever its genre
     */
    record Evasion(
            RuleTerms terms, List<Document.Form> forms, List<Document.Genre> genres, List<Document.Purpose> purposes)
            implements DocumentRule {

        static Evasion read(DataNode rule) {
            return new Evasion(
                    RuleTerms.read(rule, "forms", "genres", "purposes"),
                    RuleData.constants(rule.required("forms"), Document.Form.class),
                    RuleData.constants(rule.required("genres"), Document.Genre.class),
                    RuleData.constants(rule.required("purposes"), Document.Purpose.class));
        }

        @Override
        public String code() {
            return Code.RED_HEADER_EVADED.name();
        }

        @Override
        public Stream<Finding> findingsIn(DocumentCase one) {
            Document document = one.document();
            Document.Form form = document.form();
            boolean belongs = genres.contains(document.genre()) || RuleData.isAmong(purposes, document.purpose());
            return form != null && belongs && forms.contains(form)
                    ? Stream.of(finding(Document.Form.RED_HEADER.name(), form.name(), "/form"))
                    : Stream.empty();
        }
    }

    /**
     * How much a document that passes on another one must add.
     *
     * @param percent least share of new content, in per cent
     */
    record Relay(RuleTerms terms, int percent) implements DocumentRule {

        static Relay read(DataNode rule) {
            RuleTerms terms = RuleTerms.read(rule, "percent");
            return new Relay(terms, rule.required("percent").integer(0, 100));
        }

        @Override
        public String code() {
            return Code.RELAY_WITHOUT_SUBSTANCE.name();
        }

        @Override
        public Stream<Finding> findingsIn(DocumentCase one) {
            Document.Relays relays = one.document().relays();
            BigDecimal actual = relays == null ? null : relays.newContentPercent();
            return actual != null && actual.compareTo(BigDecimal.valueOf(percent)) < 0
                    ? Stream.of(finding(Integer.toString(percent), actual.toPlainString(), "/relays/newContentPercent"))
                    : Stream.empty();
        }
    }

    /**
     * How many organs a document of some genres may be addressed to.
     *
     * @param genres the genres it is about
     * @param most most organs
     */
    record Recipients(RuleTerms terms, List<Document.Genre> genres, int most) implements DocumentRule {

        private static final int MOST_RECIPIENTS = 500;

        static Recipients read(DataNode rule) {
            RuleTerms terms = RuleTerms.read(rule, "genres", "most");
            return new Recipients(
                    terms,
                    RuleData.constants(rule.required("genres"), Document.Genre.class),
                    rule.required("most").integer(1, MOST_RECIPIENTS));
        }

        @Override
        public String code() {
            return Code.TOO_MANY_RECIPIENTS.name();
        }

        @Override
        public Stream<Finding> findingsIn(DocumentCase one) {
            int actual = one.document().recipients().size();
            return genres.contains(one.document().genre()) && actual > most
                    ? Stream.of(finding(Integer.toString(most), Integer.toString(actual), "/recipients"))
                    : Stream.empty();
        }
    }

    /**
     * What the title of a document of some genres may not say. The limit is how often, the actual value what it says.
     *
     * @param genres the genres it is about
     * @param titles what a title says that does not conform
     */
    record Title(RuleTerms terms, Code kind, List<Document.Genre> genres, List<Pattern> titles)
            implements DocumentRule {

        static Title read(Code code, DataNode rule) {
            RuleTerms terms = RuleTerms.read(rule, "genres", "titles");
            return new Title(
                    terms,
                    code,
                    RuleData.constants(rule.required("genres"), Document.Genre.class),
                    RuleData.patterns(rule.required("titles")));
        }

        @Override
        public String code() {
            return kind.name();
        }

        @Override
        public Stream<Finding> findingsIn(DocumentCase one) {
            if (!genres.contains(one.document().genre())) {
                return Stream.empty();
            }
            return RuleData.firstMatch(titles, one.document().title()).stream()
                    .map(said -> finding("0", said, "/title"));
        }
    }

    /** Two things that should agree and do not; {@link Agreements} says which. */
    record Agreement(RuleTerms terms, Code kind) implements DocumentRule {

        @Override
        public String code() {
            return kind.name();
        }

        @Override
        public Stream<Finding> findingsIn(DocumentCase one) {
            Optional<Agreements.Difference> difference = Agreements.differenceIn(kind, one);
            return difference.stream().map(found -> finding(found.expected(), found.actual(), found.pointer()));
        }
    }
}
