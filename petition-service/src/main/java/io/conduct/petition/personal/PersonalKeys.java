package io.conduct.petition.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * The keys of the personal part. The primary one seals; every one opens what it once sealed, so that keys can change
 * without rewriting what is stored.
 */
public final class PersonalKeys {

    private final String primary;
    private final Map<String, Key> keys;
    private final KeyedHash digests;
    private final KeyedHash index;

    PersonalKeys(String primary, Map<String, Key> keys, KeyedHash digests, KeyedHash index) {
        this.primary = primary;
        this.keys = Map.copyOf(keys);
        this.digests = digests;
        this.index = index;
    }

    /**
     * A key that seals or once did.
     *
     * @param alg the name of its algorithm
     * @param cipher the algorithm with the key
     */
    record Key(String alg, FieldCipher cipher) {}

    /** Tells equal content from other content. */
    KeyedHash digests() {
        return digests;
    }

    /** Finds the same person again. */
    KeyedHash index() {
        return index;
    }

    Envelope seal(byte[] clear, String context) {
        Key key = keys.get(primary);
        if (key == null) {
            throw new IllegalStateException(primary + " (expected: one of the keys)");
        }
        try {
            return Envelope.of(key.alg(), primary, key.cipher().seal(clear, associated(context)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key " + primary + " does not seal", e);
        }
    }

    /**
     * What {@link #seal} sealed in the same context.
     *
     * @throws IllegalArgumentException when the key is not known, or the envelope was changed or comes from elsewhere
     */
    byte[] open(Envelope envelope, String context) {
        Key key = keys.get(envelope.keyId());
        if (key == null || !key.alg().equals(envelope.alg())) {
            throw new IllegalArgumentException("sealed with the key " + envelope.keyId() + " for " + envelope.alg()
                    + " (expected: a key of the key file)");
        }
        try {
            return key.cipher().open(envelope.sealed(), associated(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "sealed with the key " + envelope.keyId()
                            + " (expected: unchanged, and in the place it was sealed for)",
                    e);
        }
    }

    private static byte[] associated(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }
}
