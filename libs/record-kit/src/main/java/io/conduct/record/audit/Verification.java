package io.conduct.record.audit;

import org.jspecify.annotations.Nullable;

/**
 * What following the chain of the log came to. It cannot tell whether entries at the end are missing: for that, keep
 * {@code entries} and {@code head} outside the store and compare.
 *
 * @param entries how many entries are intact, from the first on
 * @param head the hash of the last intact entry
 * @param firstBroken the place of the first entry that is not as it was written; null when all are
 * @param reason what is wrong with it; null when nothing is
 */
public record Verification(
        long entries,
        String head,
        @Nullable Long firstBroken,
        @Nullable String reason) {

    static Verification begin() {
        return new Verification(0, AuditEntry.NOTHING, null, null);
    }

    /** Whether every entry is as it was written and where it was. */
    public boolean isIntact() {
        return firstBroken == null;
    }

    Verification then(AuditEntry entry) {
        long expected = entries + 1;
        if (entry.seq() != expected) {
            return broken(expected, "missing (found next: " + entry.seq() + ")");
        }
        if (!entry.previous().equals(head)) {
            return broken(expected, "does not follow upon the entry before it");
        }
        return entry.isIntact()
                ? new Verification(expected, entry.hash(), null, null)
                : broken(expected, "changed since it was written");
    }

    private Verification broken(long seq, String why) {
        return new Verification(entries, head, seq, why);
    }
}
