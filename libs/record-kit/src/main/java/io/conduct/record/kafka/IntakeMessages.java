package io.conduct.record.kafka;

import io.conduct.contract.RecordKind;
import io.conduct.record.events.EventReader;
import io.conduct.record.events.EventReading;
import io.conduct.record.quarantine.Message;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import io.conduct.service.security.DatedTokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads records of the intake topic. Kafka does not tell a consumer who sent a record, so each carries a token in its
 * header {@code authorization}, checked as a request's would be; a name that anybody could write there proves nothing. The
 * token must have been valid when the broker took the record in, by the broker's clock. Where the topic leaves the time to
 * the sender, it must be valid now.
 */
public final class IntakeMessages {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeMessages.class);
    private static final String AUTHORIZATION = "authorization";
    private static final String BEARER = "Bearer ";
    private static final int UNAVAILABLE = 503;

    private final String scope;
    private final DatedTokens tokens;
    private final EventReader events;
    private final Clock clock;

    public IntakeMessages(RecordKind kind, DatedTokens tokens, EventReader events, Clock clock) {
        this.scope = kind.plural() + ":write";
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Reads a record; whatever is wrong with it is in the reading.
     *
     * @throws ProblemException 503 when its token cannot be checked now
     */
    Incoming read(ConsumerRecord<byte[], byte[]> record, Uuid topic, Duration patience) {
        Place place = new Place(record.topic(), topic, record.partition(), record.offset());
        Message message = Message.record(record.headers(), record.value());
        Caller sender;
        try {
            sender = senderOf(record, patience);
        } catch (ProblemException e) {
            if (e.problem().status() == UNAVAILABLE) {
                throw e;
            }
            return new Incoming(place, message, null, EventReading.unreadable(e.problem()));
        }
        return new Incoming(
                place, message, sender, readingOf(record, place, sender).from(place.origin()));
    }

    private Caller senderOf(ConsumerRecord<byte[], byte[]> record, Duration patience) {
        String token = tokenIn(record.headers());
        if (token == null) {
            throw Problems.unauthorized("expected: a header " + AUTHORIZATION + " with a bearer token")
                    .asException();
        }
        Caller sender =
                tokens.callerAt(token, takenInAt(record)).timeout(patience).block();
        return Objects.requireNonNull(sender, "sender");
    }

    private EventReading readingOf(ConsumerRecord<byte[], byte[]> record, Place place, Caller sender) {
        if (!sender.scopes().contains(scope)) {
            return EventReading.unreadable(Problems.forbidden("the token does not allow this"));
        }
        try {
            return events.readKafka(record.headers(), record.value(), sender);
        } catch (RuntimeException e) {
            // Whatever a record makes of us, the next one must get its turn.
            LOG.error("{} cannot be read: {}", place.origin(), e.getClass().getName());
            Problem fault = Problems.internal();
            return EventReading.unreadable(fault);
        }
    }

    private Instant takenInAt(ConsumerRecord<?, ?> record) {
        return record.timestampType() == TimestampType.LOG_APPEND_TIME
                ? Instant.ofEpochMilli(record.timestamp())
                : clock.instant();
    }

    private static @Nullable String tokenIn(Headers headers) {
        Header header = headers.lastHeader(AUTHORIZATION);
        if (header == null || header.value() == null) {
            return null;
        }
        String value = new String(header.value(), StandardCharsets.US_ASCII);
        boolean bearer = value.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? value.substring(BEARER.length()).strip() : null;
    }
}
