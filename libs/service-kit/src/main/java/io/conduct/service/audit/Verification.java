package io.conduct.service.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What following the chain of the log came to. Without anchors it cannot tell whether entries at the end are missing,
 * or whether the whole log was written anew.
 *
 * @param entries how many entries are intact, from the first on
 * @param head the hash of the last intact entry
 * @param firstBroken the place of the first entry that is not as it was written; null when all are
 * @param reason what is wrong with it; null when nothing is
 * @param anchored the hashes that were kept elsewhere, by the place of their entry
 */
public record Verification(
        long entries,
        String head,
        @Nullable Long firstBroken,
        @Nullable String reason,
        Map<Long, String> anchored) {

    /** Takes a copy of the anchors. */
    public Verification {
        anchored = Map.copyOf(anchored);
    }

    static Verification begin(List<Anchor> anchors) {
        Map<Long, String> anchored = new TreeMap<>();
        anchors.forEach(anchor -> anchored.putIfAbsent(anchor.entries(), anchor.head()));
        return new Verification(0, AuditEntry.NOTHING, null, null, anchored);
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
        if (!entry.isIntact()) {
            return broken(expected, "changed since it was written");
        }
        return entry.hash().equals(anchored.getOrDefault(expected, entry.hash()))
                ? new Verification(expected, entry.hash(), null, null, anchored)
                : broken(expected, "not the entry that was anchored");
    }

    /** After the last entry: none that was anchored may be missing. */
    Verification end() {
        long most = anchored.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        return isIntact() && most > entries ? broken(entries + 1, "missing (anchored: " + most + " entries)") : this;
    }

    private Verification broken(long seq, String why) {
        return new Verification(entries, head, seq, why, anchored);
    }
}
