package io.conduct.service.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * One entry of the log.
 *
 * @param seq its place: 1 for the first, one more for each next
 * @param at when it was made, to the millisecond
 * @param event what happened
 * @param previous the hash of the entry before it; 64 zeros for the first
 * @param hash SHA-256, in hex, over the byte 1, the previous hash and everything else of the entry
 */
public record AuditEntry(long seq, Instant at, AuditEvent event, String previous, String hash) {

    /** What stands for the hash before the first entry. */
    static final String NOTHING = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Keeps the hash of an entry apart from the hash of anything else. */
    private static final byte ENTRY = 1;

    /** The entry after one with this place and hash. */
    static AuditEntry after(long seq, String previous, AuditEvent event, Instant at) {
        Instant kept = at.truncatedTo(ChronoUnit.MILLIS);
        return new AuditEntry(seq + 1, kept, event, previous, hashOf(seq + 1, kept, event, previous));
    }

    /** Whether the hash is that of the rest. */
    boolean isIntact() {
        return hash.equals(hashOf(seq, at, event, previous));
    }

    private static String hashOf(long seq, Instant at, AuditEvent event, String previous) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ENTRY);
            digest.update(previous.getBytes(StandardCharsets.UTF_8));
            String rest = JSON.writeValueAsString(List.of(
                    seq, at.toString(), event.client(), event.org(), event.action(), event.subject(), event.outcome()));
            return HexFormat.of().formatHex(digest.digest(rest.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }
}
