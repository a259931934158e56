package io.conduct.aggregator.recount;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord;
import io.conduct.aggregator.contribution.ContributionRules;
import io.conduct.contract.RecordEvent;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What records add up to, and for some figures also what each record adds. */
final class Tallies {

    private static final Logger LOG = LoggerFactory.getLogger(Tallies.class);

    private final ContributionRules rules;
    private final Set<FigureKey> watched;
    private final Map<FigureKey, Long> sums = new HashMap<>();
    private final Map<FigureKey, Map<String, Share>> shares = new HashMap<>();
    private long records;

    /** Takes nothing yet; remembers every record of the watched figures. */
    Tallies(ContributionRules rules, Set<FigureKey> watched) {
        this.rules = rules;
        this.watched = watched;
    }

    /**
     * What one record adds to one figure.
     *
     * @param value in the smallest unit of the metric
     * @param version the record's version
     */
    record Share(long value, long version) {}

    /** Takes a record that is not withdrawn. */
    void add(RecordEvent event) {
        records++;
        for (FigureRecord.Share added : contributionsOf(event)) {
            // What was received includes withdrawn records, which the lists leave out.
            if (!added.metric().equals(Bucket.received(event.kind()))) {
                FigureKey key = new FigureKey(added.metric(), event.id().org(), YearMonth.from(added.day()));
                sums.merge(key, added.value(), Long::sum);
                if (watched.contains(key)) {
                    Share share = new Share(added.value(), event.version());
                    shares.computeIfAbsent(key, any -> new TreeMap<>())
                            .merge(
                                    event.id().sourceId(),
                                    share,
                                    (one, other) -> new Share(one.value() + other.value(), one.version()));
                }
            }
        }
    }

    private List<FigureRecord.Share> contributionsOf(RecordEvent event) {
        try {
            return rules.of(event);
        } catch (RuntimeException e) {
            // Such an event is in the quarantine and not in the figures.
            LOG.debug("not countable: {}", e.getClass().getSimpleName());
            return List.of();
        }
    }

    Map<FigureKey, Long> sums() {
        return sums;
    }

    Map<String, Share> sharesOf(FigureKey key) {
        return shares.getOrDefault(key, Map.of());
    }

    long records() {
        return records;
    }
}
