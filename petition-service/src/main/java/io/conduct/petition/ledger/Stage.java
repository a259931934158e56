package io.conduct.petition.ledger;

import io.conduct.contract.payload.Petition;
import io.conduct.contract.payload.Petition.Disposition;
import java.util.EnumSet;
import java.util.Set;

/**
 * How far the handling of a petition has come. Departments record late and all at once, so stages may be left out; none
 * is gone back to. What a department recorded by mistake it withdraws.
 */
enum Stage {
    /** 登记. */
    REGISTERED,
    /** 转送、交办、督办: it is for somebody else to accept or not. */
    SENT_ON,
    /** 不予受理: nothing follows. */
    NOT_ACCEPTED,
    /** 受理. */
    ACCEPTED,
    /** 延期. */
    EXTENDED,
    /** 办结. */
    CONCLUDED;

    private static final Set<Disposition> SENDING =
            EnumSet.of(Disposition.FORWARDED, Disposition.ASSIGNED, Disposition.SUPERVISED);

    static Stage of(Petition petition) {
        if (petition.disposition() == Disposition.NOT_ACCEPTED) {
            return NOT_ACCEPTED;
        }
        if (petition.concludedOn() != null) {
            return CONCLUDED;
        }
        if (petition.extendedOn() != null) {
            return EXTENDED;
        }
        if (petition.acceptedOn() != null) {
            return ACCEPTED;
        }
        return petition.disposition() != null && SENDING.contains(petition.disposition()) ? SENT_ON : REGISTERED;
    }

    /** Whether a petition at this stage may be at {@code next} in its next version. */
    boolean mayBecome(Stage next) {
        return next == this || followers().contains(next);
    }

    private Set<Stage> followers() {
        return switch (this) {
            case REGISTERED -> EnumSet.allOf(Stage.class);
            case SENT_ON -> EnumSet.of(NOT_ACCEPTED, ACCEPTED, EXTENDED, CONCLUDED);
            case ACCEPTED -> EnumSet.of(EXTENDED, CONCLUDED);
            case EXTENDED -> EnumSet.of(CONCLUDED);
            case NOT_ACCEPTED, CONCLUDED -> EnumSet.noneOf(Stage.class);
        };
    }
}
