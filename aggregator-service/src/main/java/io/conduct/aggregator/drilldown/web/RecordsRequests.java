package io.conduct.aggregator.drilldown.web;

import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.drilldown.RecordsQuery;
import io.conduct.aggregator.drilldown.RecordsQuery.Place;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.web.FigureRequests;
import io.conduct.aggregator.figure.web.FigureRequests.Scope;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Turns a request into a query, or into a problem that names every wrong parameter. */
@Component
class RecordsRequests {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final ServedCatalogue catalogue;
    private final FigureRequests figures;
    private final Figures moment;

    RecordsRequests(ServedCatalogue catalogue, FigureRequests figures, Figures moment) {
        this.catalogue = catalogue;
        this.figures = figures;
        this.moment = moment;
    }

    /** The query, with the current year as the period unless it says otherwise. */
    RecordsQuery query(String metricId, MultiValueMap<String, String> parameters, Caller caller) {
        Metric metric = catalogue
                .get()
                .find(metricId)
                .orElseThrow(() -> Problems.notFound("no such metric").asException());
        Scope scope = figures.scope(parameters, caller, moment.today());
        List<FieldError> errors = new ArrayList<>();
        Optional<String> cursor = Optional.ofNullable(parameters.getFirst("cursor"));
        Optional<Place> after = cursor.flatMap(PageCursor::read);
        if (cursor.isPresent() && after.isEmpty()) {
            errors.add(new FieldError("/cursor", FieldErrorCodes.FORMAT, "expected: the cursor of a next link"));
        }
        int limit = Optional.ofNullable(parameters.getFirst("limit"))
                .map(RecordsRequests::limit)
                .orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > MOST) {
            errors.add(new FieldError("/limit", FieldErrorCodes.RANGE, "expected: 1 to " + MOST));
        }
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        return new RecordsQuery(metric, scope.org(), scope.period(), after.orElse(null), limit);
    }

    private static int limit(String text) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }
}
