package io.conduct.petition.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Petition;
import io.conduct.petition.calendar.WorkingDays;
import io.conduct.record.rules.DatedValues;
import io.conduct.record.rules.Rule;
import io.conduct.record.rules.RuleBook;
import io.conduct.record.rules.RuleDigest;
import io.conduct.record.rules.RuleFiles;
import io.conduct.service.data.DataFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/** The rules about petitions and the calendar they count by. A petition is judged by the rules of the day it came in. */
public final class PetitionRules {

    private static final String OBJECTIONS = "objections";
    private static final String GROUP_VISITS = "groupVisits";

    private final RuleBook<PetitionCase> book;
    private final DatedValues<Term> objections;
    private final DatedValues<Integer> groupVisits;
    private final WorkingDays calendar;

    private PetitionRules(
            RuleBook<PetitionCase> book,
            DatedValues<Term> objections,
            DatedValues<Integer> groupVisits,
            WorkingDays calendar) {
        this.book = book;
        this.objections = objections;
        this.groupVisits = groupVisits;
        this.calendar = calendar;
    }

    /**
     * Reads rule files.
     *
     * @throws DataFileException when one has an error; the message names file, line and reason
     */
    public static PetitionRules read(List<? extends Resource> files, WorkingDays calendar) {
        RuleFiles read = RuleFiles.read(files, "rules", OBJECTIONS, GROUP_VISITS);
        return new PetitionRules(
                RuleBook.read(read, PetitionRule::read),
                DatedValues.read(read.entries(OBJECTIONS), Set.of(Term.PROPERTIES), Term::read),
                DatedValues.read(
                        read.entries(GROUP_VISITS),
                        Set.of("persons"),
                        entry -> entry.required("persons").integer(2, 100_000)),
                calendar);
    }

    /** The petition as the rules look at it. */
    public PetitionCase caseOf(Petition petition, OptionalInt petitioners, boolean originalKnown) {
        return new PetitionCase(petition, petitioners, originalKnown, calendar);
    }

    /** Where it does not meet the rules in force for {@code org}. */
    public List<Finding> findingsIn(PetitionCase petitionCase, String org) {
        return book.findingsIn(petitionCase, org, day(petitionCase));
    }

    /** Last day to tell the petitioner; empty where nobody can be told or no rule holds. */
    public Optional<LocalDate> notifyDueOn(PetitionCase petitionCase, String org) {
        return due(PetitionRule.Notice.class, rule -> rule.dueOn(petitionCase), petitionCase, org);
    }

    /** Last day to conclude it; empty where no period runs. */
    public Optional<LocalDate> concludeDueOn(PetitionCase petitionCase, String org) {
        return due(PetitionRule.Conclusion.class, rule -> rule.dueOn(petitionCase), petitionCase, org);
    }

    /** Last day to object to having been sent it; empty where the calendar does not reach or no rule holds. */
    public Optional<LocalDate> objectionDueOn(PetitionCase petitionCase, String org) {
        LocalDate received = day(petitionCase);
        return objections.valueFor(org, received).flatMap(term -> term.lastDay(received, 0, calendar));
    }

    /** Whether it is a visit by as many persons as make it a group visit (集体访). */
    public boolean isGroupVisit(PetitionCase petitionCase, String org) {
        Petition petition = petitionCase.petition();
        return petition.channel() == Petition.Channel.VISIT
                && groupVisits
                        .valueFor(org, petition.receivedOn())
                        .filter(least -> petition.persons() >= least)
                        .isPresent();
    }

    /** Changes when any rule or any day of the calendar does. */
    public String digest() {
        return RuleDigest.of(List.of(book.digest(), objections.digest(), groupVisits.digest(), calendar.digest()));
    }

    private <R extends PetitionRule> Optional<LocalDate> due(
            Class<R> type, Function<R, Optional<LocalDate>> dueOn, PetitionCase petitionCase, String org) {
        for (Rule<PetitionCase> rule : book.inForce(org, day(petitionCase))) {
            if (type.isInstance(rule)) {
                return dueOn.apply(type.cast(rule));
            }
        }
        return Optional.empty();
    }

    private static LocalDate day(PetitionCase petitionCase) {
        return petitionCase.petition().receivedOn();
    }
}
