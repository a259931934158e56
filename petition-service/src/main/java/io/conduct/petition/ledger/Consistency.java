package io.conduct.petition.ledger;

import io.conduct.contract.payload.Petition;
import io.conduct.contract.payload.Petition.Disposition;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the properties of a petition agree with each other. Only what cannot have happened is refused. */
final class Consistency {

    private final Petition petition;
    private final List<FieldError> errors = new ArrayList<>();

    private Consistency(Petition petition) {
        this.petition = petition;
    }

    static List<FieldError> errorsIn(Petition petition) {
        Consistency consistency = new Consistency(petition);
        consistency.checkDates();
        consistency.checkExtension();
        consistency.checkNotAccepted();
        return consistency.errors;
    }

    private void checkDates() {
        notBefore("receivedOn", petition.receivedOn(), "/notifiedOn", petition.notifiedOn());
        notBefore("receivedOn", petition.receivedOn(), "/acceptedOn", petition.acceptedOn());
        LocalDate accepted = petition.acceptedOn();
        if (accepted == null) {
            notBefore("receivedOn", petition.receivedOn(), "/concludedOn", petition.concludedOn());
        } else {
            notBefore("acceptedOn", accepted, "/concludedOn", petition.concludedOn());
        }
        for (int i = 0; i < petition.supervisions().size(); i++) {
            LocalDate on = petition.supervisions().get(i).on();
            notBefore("receivedOn", petition.receivedOn(), "/supervisions/" + i + "/on", on);
        }
    }

    /** The period that an extension lengthens begins with acceptance: 信访工作条例 (2022), Article 34. */
    private void checkExtension() {
        LocalDate extended = petition.extendedOn();
        if (extended == null) {
            return;
        }
        if (petition.acceptedOn() == null) {
            refuse("/extendedOn", "expected: only together with acceptedOn");
            return;
        }
        notBefore("acceptedOn", petition.acceptedOn(), "/extendedOn", extended);
        LocalDate concluded = petition.concludedOn();
        if (concluded != null && extended.isAfter(concluded)) {
            refuse("/extendedOn", "expected: concludedOn or earlier");
        }
    }

    private void checkNotAccepted() {
        if (petition.disposition() != Disposition.NOT_ACCEPTED) {
            return;
        }
        if (petition.acceptedOn() != null) {
            refuse("/acceptedOn", "expected: absent, for the disposition is NOT_ACCEPTED");
        }
        if (petition.result() != null) {
            refuse("/result", "expected: absent, for the disposition is NOT_ACCEPTED");
        }
    }

    private void notBefore(String earlierName, LocalDate earlier, String pointer, @Nullable LocalDate day) {
        if (day != null && day.isBefore(earlier)) {
            refuse(pointer, "expected: " + earlierName + " or later");
        }
    }

    private void refuse(String pointer, String expected) {
        errors.add(new FieldError(pointer, FieldErrorCodes.INCONSISTENT, expected));
    }
}
