package io.conduct.record.events;

import io.conduct.contract.TraceContext;
import io.conduct.record.intake.Reading;
import io.conduct.record.ledger.Intent;
import io.conduct.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What reading one event came to: an intent, or the problem with it.
 *
 * @param org the org it names; null when it cannot be told
 * @param sourceId the sender's identifier; null when it cannot be told
 * @param intent what the sender wants: {@link Intent.Put} or {@link Intent.Withdraw}; null when there is a problem
 * @param problem what is wrong; null when there is an intent
 * @param origin the event's own identifier and time; null when it cannot be told
 * @param trace the trace it was sent in; null when it names none
 */
public record EventReading(
        @Nullable String org,
        @Nullable String sourceId,
        @Nullable Intent intent,
        @Nullable Problem problem,
        @Nullable String origin,
        @Nullable TraceContext trace) {

    /** What reading a submission that is no event came to. */
    public static EventReading of(Reading reading) {
        return new EventReading(reading.org(), reading.sourceId(), reading.intent(), reading.problem(), null, null);
    }

    /** Nothing of the event could be read. */
    public static EventReading unreadable(Problem problem) {
        return new EventReading(null, null, null, problem, null, null);
    }

    static EventReading refused(@Nullable String org, @Nullable String sourceId, Problem problem) {
        return new EventReading(org, sourceId, null, problem, null, null);
    }

    static EventReading accepted(Intent intent, String origin, @Nullable TraceContext trace) {
        return new EventReading(intent.id().org(), intent.id().sourceId(), intent, null, origin, trace);
    }

    /** The same, with where exactly the event itself came from before its own identifier. */
    public EventReading from(String place) {
        return new EventReading(org, sourceId, intent, problem, origin == null ? place : place + ", " + origin, trace);
    }

    /** The same, sent in {@code nearer}. */
    EventReading sentIn(TraceContext nearer) {
        return new EventReading(org, sourceId, intent, problem, origin, nearer);
    }

    /** This reading as one of a submission; a withdrawal has no intent there. */
    Reading asReading() {
        Intent.Put put = intent instanceof Intent.Put wanted ? wanted : null;
        return new Reading(
                org, sourceId, put != null && origin != null ? put.from(origin).sentIn(trace) : put, problem);
    }
}
