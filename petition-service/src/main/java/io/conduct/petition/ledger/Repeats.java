package io.conduct.petition.ledger;

import io.conduct.contract.RecordId;
import io.conduct.contract.payload.Petition;
import io.conduct.petition.personal.PersonalTraces;
import io.conduct.record.domain.Peer;
import io.conduct.record.domain.Situation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a petition repeats an earlier one of its org: the same person on the same matter, found by the traces of who
 * petitions, or said by the department.
 */
final class Repeats {

    private static final String RECORD = "record:";
    private static final Comparator<Peer<Petition>> BY_ARRIVAL = Comparator.comparing(
                    (Peer<Petition> peer) -> peer.payload().receivedOn())
            .thenComparing(peer -> peer.id().sourceId());

    private final Peer<Petition> itself;
    private final Situation<Petition> situation;

    Repeats(Petition petition, Situation<Petition> situation) {
        this.itself = new Peer<>(situation.id(), petition.receivedOn(), petition);
        this.situation = situation;
    }

    /** Relates a petition to the one that it says it repeats, whichever of them comes in first. */
    static Set<String> keysOf(RecordId id, Petition petition) {
        Set<String> keys = new HashSet<>(Set.of(RECORD + id.key()));
        String original = petition.repeatOf();
        if (original != null) {
            keys.add(keyOf(id, original));
        }
        return keys;
    }

    /** Whether the petition that this one says it repeats is recorded. */
    boolean isOriginalKnown() {
        return claimed().isPresent();
    }

    /** The sourceId of the earliest petition that this one repeats; null when it repeats none. */
    @Nullable
    String original() {
        Stream<Peer<Petition>> found = situation.peers().entrySet().stream()
                .filter(entry -> PersonalTraces.isIdentity(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .filter(peer -> peer.id().org().equals(itself.id().org()))
                .filter(peer -> BY_ARRIVAL.compare(peer, itself) < 0);
        return Stream.concat(found, claimed().stream())
                .min(BY_ARRIVAL)
                .map(peer -> peer.id().sourceId())
                .orElseGet(itself.payload()::repeatOf);
    }

    private Optional<Peer<Petition>> claimed() {
        String original = itself.payload().repeatOf();
        if (original == null) {
            return Optional.empty();
        }
        List<Peer<Petition>> related = situation.peers().getOrDefault(keyOf(itself.id(), original), List.of());
        return related.stream()
                .filter(peer -> peer.id().sourceId().equals(original))
                .findFirst();
    }

    private static String keyOf(RecordId id, String original) {
        return RECORD + new RecordId(id.org(), original).key();
    }
}
