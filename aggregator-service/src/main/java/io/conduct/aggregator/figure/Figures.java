package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Catalogue;
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
import org.springframework.stereotype.Service;

/** Answers queries from the read model. */
@Service
public class Figures {

    private final Catalogue catalogue;
    private final ReadModel model;
    private final Freshness freshness;
    private final OrgDirectory directory;
    private final Clock clock;

    Figures(Catalogue catalogue, ReadModel model, Freshness freshness, OrgDirectory directory, Clock clock) {
        this.catalogue = catalogue;
        this.model = model;
        this.freshness = freshness;
        this.directory = directory;
        this.clock = clock;
    }

    /** Today where the records are made. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), RecordEventCodec.BUSINESS_ZONE);
    }

    /**
     * The figures, all of the same moment.
     *
     * @throws FiguresNotReadyException while the read model has not caught up
     */
    public List<Figure> figures(List<FigureQuery> queries) {
        if (!freshness.isReady()) {
            throw new FiguresNotReadyException();
        }
        LocalDate today = today();
        return model.read(view -> {
            AsOf asOf = asOf(view);
            return queries.stream()
                    .map(query ->
                            new FigureCalculation(view, query, new Subtree(directory, query.org()), today).figure(asOf))
                    .toList();
        });
    }

    private AsOf asOf(BucketView view) {
        Map<String, Long> offsets = new LinkedHashMap<>();
        view.progress().forEach((source, position) -> offsets.put(source.toString(), position.offset()));
        return new AsOf(clock.instant(), offsets, catalogue.hash());
    }
}
