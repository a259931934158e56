package io.conduct.petition.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Petition;
import io.conduct.record.rules.Rule;
import io.conduct.record.rules.RuleTerms;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One rule about petitions. */
sealed interface PetitionRule extends Rule<PetitionCase> {

    /** The codes of the findings, which no later version may change. */
    enum Code {
        NOTIFIED_LATE,
        CONCLUDED_LATE,
        EXTENDED_LATE,
        TOO_MANY_REPRESENTATIVES,
        RATED_BEFORE_CONCLUSION,
        REPEAT_OF_UNKNOWN
    }

    static PetitionRule read(DataNode rule) {
        return switch (rule.required("code").constant(Code.class)) {
            case NOTIFIED_LATE -> new Notice(RuleTerms.read(rule, Term.PROPERTIES), Term.read(rule));
            case CONCLUDED_LATE -> Conclusion.read(rule);
            case EXTENDED_LATE -> new Extension(RuleTerms.read(rule, Term.PROPERTIES), Term.read(rule));
            case TOO_MANY_REPRESENTATIVES ->
                new Representatives(
                        RuleTerms.read(rule, "limit"), rule.required("limit").integer(1, 1000));
            case RATED_BEFORE_CONCLUSION -> new Rating(RuleTerms.read(rule));
            case REPEAT_OF_UNKNOWN -> new Original(RuleTerms.read(rule));
        };
    }

    /** The petitioner is told what becomes of the petition. Where nobody said who they are, nobody can be told. */
    record Notice(RuleTerms terms, Term term) implements PetitionRule {

        @Override
        public String code() {
            return Code.NOTIFIED_LATE.name();
        }

        Optional<LocalDate> dueOn(PetitionCase petitionCase) {
            Petition petition = petitionCase.petition();
            return Boolean.TRUE.equals(petition.anonymous())
                    ? Optional.empty()
                    : term.lastDay(petition.receivedOn(), 0, petitionCase.calendar());
        }

        @Override
        public Stream<Finding> findingsIn(PetitionCase petitionCase) {
            Petition petition = petitionCase.petition();
            LocalDate notified = petition.notifiedOn();
            if (notified == null) {
                return Stream.empty();
            }
            return dueOn(petitionCase)
                    .filter(notified::isAfter)
                    .map(due -> finding(
                            Integer.toString(term.days()), between(petition.receivedOn(), notified), "/notifiedOn"))
                    .stream();
        }
    }

    /**
     * What was accepted is concluded, and once more days are approved, within those as well.
     *
     * @param extensionDays how many more days an extension gives
     * @param purposes the purposes of petitions it is about; a petition without a purpose only belongs to all
     */
    record Conclusion(RuleTerms terms, Term term, int extensionDays, Set<Petition.Purpose> purposes)
            implements PetitionRule {

        private static final int MOST_DAYS = 3650;

        static Conclusion read(DataNode rule) {
            RuleTerms terms = RuleTerms.read(rule, "days", "dayType", "rollOver", "extensionDays", "purposes");
            Set<Petition.Purpose> purposes = EnumSet.noneOf(Petition.Purpose.class);
            rule.required("purposes").items().forEach(node -> purposes.add(node.constant(Petition.Purpose.class)));
            return new Conclusion(
                    terms, Term.read(rule), rule.required("extensionDays").integer(0, MOST_DAYS), purposes);
        }

        @Override
        public String code() {
            return Code.CONCLUDED_LATE.name();
        }

        Optional<LocalDate> dueOn(PetitionCase petitionCase) {
            Petition petition = petitionCase.petition();
            LocalDate accepted = petition.acceptedOn();
            return accepted == null || !concerns(petition)
                    ? Optional.empty()
                    : term.lastDay(accepted, more(petition), petitionCase.calendar());
        }

        @Override
        public Stream<Finding> findingsIn(PetitionCase petitionCase) {
            Petition petition = petitionCase.petition();
            LocalDate accepted = petition.acceptedOn();
            LocalDate concluded = petition.concludedOn();
            if (accepted == null || concluded == null) {
                return Stream.empty();
            }
            return dueOn(petitionCase)
                    .filter(concluded::isAfter)
                    .map(due -> finding(
                            Integer.toString(term.days() + more(petition)),
                            between(accepted, concluded),
                            "/concludedOn"))
                    .stream();
        }

        private int more(Petition petition) {
            return petition.extendedOn() == null ? 0 : extensionDays;
        }

        private boolean concerns(Petition petition) {
            if (Boolean.TRUE.equals(petition.litigationRelated())) {
                return false;
            }
            return petition.purpose() == null
                    ? purposes.size() == Petition.Purpose.values().length
                    : purposes.contains(petition.purpose());
        }
    }

    /** An extension is approved before the period it lengthens is over. */
    record Extension(RuleTerms terms, Term term) implements PetitionRule {

        @Override
        public String code() {
            return Code.EXTENDED_LATE.name();
        }

        @Override
        public Stream<Finding> findingsIn(PetitionCase petitionCase) {
            LocalDate accepted = petitionCase.petition().acceptedOn();
            LocalDate extended = petitionCase.petition().extendedOn();
            if (accepted == null || extended == null) {
                return Stream.empty();
            }
            return term
                    .lastDay(accepted, 0, petitionCase.calendar())
                    .filter(extended::isAfter)
                    .map(due -> finding(Integer.toString(term.days()), between(accepted, extended), "/extendedOn"))
                    .stream();
        }
    }

    /**
     * Those who visit about a common matter choose some to speak for them.
     *
     * @param most how many at most
     */
    record Representatives(RuleTerms terms, int most) implements PetitionRule {

        @Override
        public String code() {
            return Code.TOO_MANY_REPRESENTATIVES.name();
        }

        @Override
        public Stream<Finding> findingsIn(PetitionCase petitionCase) {
            int named = petitionCase.petitioners().orElse(0);
            return petitionCase.petition().channel() == Petition.Channel.VISIT && named > most
                    ? Stream.of(finding(Integer.toString(most), Integer.toString(named), "/petitioners"))
                    : Stream.empty();
        }
    }

    /** The handling is rated once it is done. */
    record Rating(RuleTerms terms) implements PetitionRule {

        @Override
        public String code() {
            return Code.RATED_BEFORE_CONCLUSION.name();
        }

        @Override
        public Stream<Finding> findingsIn(PetitionCase petitionCase) {
            Petition petition = petitionCase.petition();
            return petition.satisfaction() != null && petition.concludedOn() == null
                    ? Stream.of(finding("concluded", "open", "/satisfaction"))
                    : Stream.empty();
        }
    }

    /** What is said to be repeated is recorded. */
    record Original(RuleTerms terms) implements PetitionRule {

        @Override
        public String code() {
            return Code.REPEAT_OF_UNKNOWN.name();
        }

        @Override
        public Stream<Finding> findingsIn(PetitionCase petitionCase) {
            String original = petitionCase.petition().repeatOf();
            return original == null || petitionCase.originalKnown()
                    ? Stream.empty()
                    : Stream.of(finding("recorded", original, "/repeatOf"));
        }
    }

    private static String between(LocalDate from, LocalDate to) {
        return Long.toString(ChronoUnit.DAYS.between(from, to));
    }
}
