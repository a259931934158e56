package io.conduct.contract;

/**
 * Names a record within its kind, as its sender does: the org that owns it and the sender's own identifier. Also the
 * Kafka key of every event about it.
 *
 * @param org dot-separated org code, for example {@code congress.general-office}
 * @param sourceId the sender's identifier, unique within the org and kind
 */
public record RecordId(String org, String sourceId) {

    private static final char SEPARATOR = '/';

    /** {@code org/sourceId}; an org holds no slash, so this is unambiguous. */
    public String key() {
        return org + SEPARATOR + sourceId;
    }

    /** Reads {@link #key()} back. */
    public static RecordId ofKey(String key) {
        int slash = key.indexOf(SEPARATOR);
        if (slash < 1 || slash == key.length() - 1) {
            throw new IllegalArgumentException("key: " + key + " (expected: org/sourceId)");
        }
        return new RecordId(key.substring(0, slash), key.substring(slash + 1));
    }

    @Override
    public String toString() {
        return key();
    }
}
