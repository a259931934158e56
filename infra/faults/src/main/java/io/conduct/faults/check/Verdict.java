package io.conduct.faults.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * What did not hold; each entry names it.
 *
 * @param lost records that are not in a state that the answers allow, or whose newest version is not in its topic
 * @param doubled records with more or fewer versions than were made
 * @param reordered records with an older version after a newer one in their topic
 * @param wrong figures that differ from a recount, by hand or by the platform itself
 * @param broken audit logs that do not verify
 */
public record Verdict(
        List<String> lost, List<String> doubled, List<String> reordered, List<String> wrong, List<String> broken) {

    /** Takes copies. */
    public Verdict {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        reordered = List.copyOf(reordered);
        wrong = List.copyOf(wrong);
        broken = List.copyOf(broken);
    }

    /** The same with these audit logs. */
    public Verdict andBroken(List<String> audits) {
        return new Verdict(lost, doubled, reordered, wrong, audits);
    }

    /** The same with more figures that are wrong. */
    public Verdict andWrong(List<String> more) {
        return new Verdict(
                lost,
                doubled,
                reordered,
                Stream.concat(wrong.stream(), more.stream()).toList(),
                broken);
    }

    /** Whether everything held. */
    public boolean holds() {
        return all().isEmpty();
    }

    /** Everything that did not hold. */
    public List<String> all() {
        return Stream.of(lost, doubled, reordered, wrong, broken)
                .flatMap(List::stream)
                .toList();
    }
}
