package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.readmodel.Freshness.SourceState;
import java.util.List;

/** Reads the figures of one generation into memory, and the records behind them onto the disk. */
public final class GenerationReader {

    private final Catalogue catalogue;
    private final GenerationModel model;
    private final SourceProgress progress;
    private final FigureFeed feed;

    GenerationReader(Catalogue catalogue, GenerationModel model, SourceProgress progress, FigureFeed feed) {
        this.catalogue = catalogue;
        this.model = model;
        this.progress = progress;
        this.feed = feed;
    }

    /** The catalogue the generation is counted with. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Whether the figures include every event that there was when it was started. */
    public boolean isReady() {
        return progress.isReady();
    }

    /** How far it is, by source partition. */
    public List<SourceState> sources() {
        return progress.sources();
    }

    /** Begins to read. */
    public void start() {
        feed.start();
    }

    /** Ends reading and gives its memory back. Must not be served any more. */
    public void stop() {
        feed.stop();
        model.close();
    }

    GenerationModel model() {
        return model;
    }
}
