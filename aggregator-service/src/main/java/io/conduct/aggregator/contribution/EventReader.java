package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.contribution.ContributionRules.AmountOutOfRangeException;
import io.conduct.aggregator.expression.UnevaluableException;
import io.conduct.contract.MalformedEventException;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.service.org.OrgCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads what a record topic carries and works out what it adds. Whatever the bytes are, it answers or refuses. */
final class EventReader {

    private final RecordEventCodec codec = new RecordEventCodec();
    private final ContributionRules rules;

    EventReader(ContributionRules rules) {
        this.rules = rules;
    }

    /** Reads one. */
    RecordShares read(String topic, Record<byte @Nullable [], byte @Nullable []> message) throws RefusedEventException {
        RecordEvent event = decode(topic, message);
        RecordName name =
                new RecordName(event.kind(), event.id().org(), event.id().sourceId());
        return new RecordShares(name, event.version(), contributionsOf(event));
    }

    private RecordEvent decode(String topic, Record<byte @Nullable [], byte @Nullable []> message)
            throws RefusedEventException {
        try {
            byte[] key = message.key();
            String text = key == null ? null : new String(key, StandardCharsets.UTF_8);
            RecordEvent event = codec.decode(topic, text, message.headers(), message.value());
            if (!OrgCode.isValid(event.id().org())) {
                throw new MalformedEventException("org: not an org code", null);
            }
            return event;
        } catch (MalformedEventException e) {
            throw new RefusedEventException(
                    Refusal.MALFORMED, Objects.requireNonNullElse(e.getMessage(), "malformed"), e);
        } catch (RuntimeException e) {
            throw new RefusedEventException(Refusal.MALFORMED, "not an event of the contract", e);
        }
    }

    private List<Share> contributionsOf(RecordEvent event) throws RefusedEventException {
        try {
            return rules.of(event);
        } catch (AmountOutOfRangeException e) {
            throw new RefusedEventException(Refusal.OUT_OF_RANGE, "an amount is out of range", e);
        } catch (UnevaluableException e) {
            throw new RefusedEventException(Refusal.UNEVALUABLE, e.what() + " has no value for this event", e);
        } catch (RuntimeException e) {
            throw new RefusedEventException(Refusal.UNEVALUABLE, "a value of the event is out of form or range", e);
        }
    }
}
