package io.conduct.aggregator.figure;

import io.conduct.aggregator.figure.Figure.AsOf;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.contract.RecordEventCodec;
import io.conduct.service.org.OrgDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Answers queries from the read model. */
@Service
public class Figures {

    private final ReadModel model;
    private final Freshness freshness;
    private final OrgDirectory directory;
    private final DeclaredMonths declared;
    private final Clock clock;

    Figures(ReadModel model, Freshness freshness, OrgDirectory directory, DeclaredMonths declared, Clock clock) {
        this.model = model;
        this.freshness = freshness;
        this.directory = directory;
        this.declared = declared;
        this.clock = clock;
    }

    /** Today where the records are made. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), RecordEventCodec.BUSINESS_ZONE);
    }

    /**
     * What {@code query} makes of the buckets of one moment.
     *
     * @throws FiguresNotReadyException while the read model has not caught up
     */
    public <T> T read(Function<BucketView, T> query) {
        if (!freshness.isReady()) {
            throw new FiguresNotReadyException();
        }
        return model.read(query);
    }

    /**
     * The figures, all of the same moment, worded in Chinese.
     *
     * @throws FiguresNotReadyException while the read model has not caught up
     */
    public List<Figure> figures(List<FigureQuery> queries) {
        return figures(queries, Language.CHINESE);
    }

    /**
     * The figures, all of the same moment.
     *
     * @throws FiguresNotReadyException while the read model has not caught up
     */
    public List<Figure> figures(List<FigureQuery> queries, Language language) {
        return read(
                view -> queries.stream().map(query -> in(view, query, language)).toList());
    }

    /**
     * The figure of this moment, worded in Chinese.
     *
     * @throws FiguresNotReadyException when the query was made for another catalogue, which serves no more
     */
    public Figure in(BucketView view, FigureQuery query) {
        return in(view, query, Language.CHINESE);
    }

    /**
     * The figure of this moment.
     *
     * @throws FiguresNotReadyException when the query was made for another catalogue, which serves no more
     */
    public Figure in(BucketView view, FigureQuery query, Language language) {
        if (!view.catalogue().metrics().contains(query.metric())) {
            throw new FiguresNotReadyException();
        }
        Subtree subtree = new Subtree(directory, query.org());
        return new FigureCalculation(view, query, subtree, new Setting(today(), declared, language)).figure(asOf(view));
    }

    /** What the figures of this moment include. */
    public AsOf asOf(BucketView view) {
        Map<String, Long> offsets = new LinkedHashMap<>();
        view.progress().forEach((source, position) -> offsets.put(source.toString(), position.offset()));
        return new AsOf(clock.instant(), offsets, view.catalogue().hash());
    }
}
