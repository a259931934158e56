package io.conduct.petition.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Petition;
import io.conduct.petition.personal.PersonalTraces;
import io.conduct.petition.rules.PetitionCase;
import io.conduct.petition.rules.PetitionRules;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Petitions (信访): how their properties agree, how their handling goes on, and what the rules make of them. */
public final class PetitionDomain implements RecordDomain<Petition> {

    private final PetitionRules rules;

    public PetitionDomain(PetitionRules rules) {
        this.rules = rules;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PETITION;
    }

    @Override
    public Class<Petition> payloadType() {
        return Petition.class;
    }

    @Override
    public List<FieldError> check(Petition petition) {
        return Consistency.errorsIn(petition);
    }

    @Override
    public List<FieldError> checkAmendment(Petition before, Petition next) {
        Stage was = Stage.of(before);
        return was.mayBecome(Stage.of(next))
                ? List.of()
                : List.of(new FieldError(
                        pointerOf(was),
                        FieldErrorCodes.INCONSISTENT,
                        "expected: a status that may follow upon " + was + ", for that is recorded"));
    }

    @Override
    public Set<String> lookupKeys(RecordId id, Petition petition) {
        return Repeats.keysOf(id, petition);
    }

    @Override
    public Assessment assess(Petition petition, Situation<Petition> situation) {
        String org = situation.id().org();
        Repeats repeats = new Repeats(petition, situation);
        PetitionCase petitionCase = rules.caseOf(
                petition, PersonalTraces.petitioners(situation.peers().keySet()), repeats.isOriginalKnown());
        return new Assessment(rules.findingsIn(petitionCase, org), derived(petitionCase, repeats.original(), org));
    }

    @Override
    public String rulesDigest() {
        return rules.digest();
    }

    @Override
    public LocalDate businessDate(Petition petition) {
        return petition.receivedOn();
    }

    @Override
    public String subKind(Petition petition) {
        return petition.channel().name();
    }

    @Override
    public Class<? extends Enum<?>> subKindType() {
        return Petition.Channel.class;
    }

    private ObjectNode derived(PetitionCase petitionCase, @Nullable String original, String org) {
        Petition petition = petitionCase.petition();
        ObjectNode derived = JsonNodeFactory.instance.objectNode();
        derived.put("repeat", original != null);
        if (original != null) {
            derived.put("repeatOf", original);
        }
        derived.put("groupVisit", rules.isGroupVisit(petitionCase, org));
        rules.notifyDueOn(petitionCase, org)
                .ifPresent(due -> derived.put("notifyDueOn", due.toString())
                        .put("notifiedInTime", isBy(due, petition.notifiedOn())));
        rules.concludeDueOn(petitionCase, org)
                .ifPresent(due -> derived.put("concludeDueOn", due.toString())
                        .put("concludedInTime", isBy(due, petition.concludedOn()))
                        .put("extended", petition.extendedOn() != null));
        rules.objectionDueOn(petitionCase, org).ifPresent(due -> derived.put("objectionDueOn", due.toString()));
        return derived;
    }

    private static boolean isBy(LocalDate due, @Nullable LocalDate done) {
        return done != null && !done.isAfter(due);
    }

    private static String pointerOf(Stage stage) {
        return switch (stage) {
            case CONCLUDED -> "/concludedOn";
            case EXTENDED -> "/extendedOn";
            case ACCEPTED -> "/acceptedOn";
            case NOT_ACCEPTED, SENT_ON, REGISTERED -> "/disposition";
        };
    }
}
