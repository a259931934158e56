package io.conduct.aggregator.recount;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.recount.RecountReport.RecordDifference;
import io.conduct.aggregator.recount.Tallies.Share;
import java.util.List;
import java.util.Map;

/** What the figures hold, by metric, org and month. */
interface HeldFigures {

    /**
     * The sums of one moment.
     *
     * @param catalogue what they were counted with
     * @param sums those that are not 0
     */
    record Snapshot(Catalogue catalogue, Map<FigureKey, Long> sums) {}

    /**
     * The sums now.
     *
     * @throws io.conduct.aggregator.figure.FiguresNotReadyException while figures are not complete
     */
    Snapshot now();

    /** The first of the records that make a figure differ from what the records listed add up to. */
    List<RecordDifference> differences(FigureKey key, Map<String, Share> recounted);
}
