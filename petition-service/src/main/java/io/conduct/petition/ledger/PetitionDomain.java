package io.conduct.petition.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Petition;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Petitions (信访): how their dates agree, and what may not be recorded of them. */
public final class PetitionDomain implements RecordDomain<Petition> {

    @Override
    public RecordKind kind() {
        return RecordKind.PETITION;
    }

    @Override
    public Class<Petition> payloadType() {
        return Petition.class;
    }

    /** Refuses what says who petitioned and what they wrote, rather than store it readable by anyone with the store. */
    @Override
    public List<FieldError> prepare(ObjectNode submitted) {
        return Stream.of("petitioners", "content")
                .filter(submitted::has)
                .map(property -> new FieldError(
                        "/" + property,
                        FieldErrorCodes.PERSONAL_DATA_REFUSED,
                        "personal data is not recorded: field-level encryption is not installed yet; leave it out"))
                .toList();
    }

    @Override
    public List<FieldError> check(Petition petition) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate received = petition.receivedOn();
        notBefore("receivedOn", received, "/notifiedOn", petition.notifiedOn(), errors);
        notBefore("receivedOn", received, "/acceptedOn", petition.acceptedOn(), errors);
        notBefore("receivedOn", received, "/concludedOn", petition.concludedOn(), errors);
        checkExtension(petition, errors);
        IntStream.range(0, petition.supervisions().size())
                .forEach(index -> notBefore(
                        "receivedOn",
                        received,
                        "/supervisions/" + index + "/on",
                        petition.supervisions().get(index).on(),
                        errors));
        return errors;
    }

    @Override
    public Assessment assess(Petition petition, Situation<Petition> situation) {
        return Assessment.of(List.of());
    }

    @Override
    public LocalDate businessDate(Petition petition) {
        return petition.receivedOn();
    }

    @Override
    public String subKind(Petition petition) {
        return petition.channel().name();
    }

    /** The period that an extension lengthens begins with acceptance: 信访工作条例 (2022), Article 34. */
    private static void checkExtension(Petition petition, List<FieldError> errors) {
        if (petition.extendedOn() == null) {
            return;
        }
        if (petition.acceptedOn() == null) {
            errors.add(inconsistent("/extendedOn", "expected: only together with acceptedOn"));
        } else {
            notBefore("acceptedOn", petition.acceptedOn(), "/extendedOn", petition.extendedOn(), errors);
        }
    }

    private static void notBefore(
            String earlierName, LocalDate earlier, String pointer, @Nullable LocalDate day, List<FieldError> errors) {
        if (day != null && day.isBefore(earlier)) {
            errors.add(inconsistent(pointer, "expected: " + earlierName + " or later"));
        }
    }

    private static FieldError inconsistent(String pointer, String expected) {
        return new FieldError(pointer, FieldErrorCodes.INCONSISTENT, expected);
    }
}
