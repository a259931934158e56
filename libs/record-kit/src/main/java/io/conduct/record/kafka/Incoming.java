package io.conduct.record.kafka;

import io.conduct.contract.RecordId;
import io.conduct.record.events.EventReading;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Door;
import io.conduct.record.quarantine.Message;
import io.conduct.record.quarantine.Refused;
import io.conduct.service.problem.Problem;
import io.conduct.service.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of the intake topic, read.
 *
 * @param place where it is
 * @param message what it is
 * @param sender who sent it; null when its token does not say
 * @param reading what it came to
 */
record Incoming(Place place, Message message, @Nullable Caller sender, EventReading reading) {

    /** This record as one that cannot be processed. */
    Refused refused(Problem problem, Instant at) {
        return new Refused(
                place.id(), Door.KAFKA, place.topic(), place.origin(), problem, sender, recordNamed(), at, message);
    }

    private @Nullable RecordId recordNamed() {
        if (reading.org() == null || reading.sourceId() == null) {
            return null;
        }
        RecordId id = new RecordId(reading.org(), reading.sourceId());
        return SubmissionReader.idErrors(id).isEmpty() ? id : null;
    }
}
