package io.conduct.aggregator.figure.web;

import io.conduct.aggregator.catalogue.Dimension;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.figure.web.QueryParameters.Refused;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Turns a request into a query, or into a problem that names every wrong parameter. */
@Component
public class FigureRequests {

    private final ServedCatalogue catalogue;
    private final OrgDirectory directory;

    FigureRequests(ServedCatalogue catalogue, OrgDirectory directory) {
        this.catalogue = catalogue;
        this.directory = directory;
    }

    /**
     * The org the caller asks about: its own when it names none.
     *
     * @throws io.conduct.service.problem.ProblemException 404 when the org does not exist for the caller
     */
    public String org(Optional<String> asked, Caller caller) {
        String org = asked.orElseGet(caller::org);
        if (!caller.covers(org) || directory.owning(org).isEmpty()) {
            throw Problems.notFound("no such org").asException();
        }
        return org;
    }

    /**
     * The part of the figures a request is about.
     *
     * @param org root of the subtree
     * @param period the days
     */
    public record Scope(String org, Period period) {}

    /** The org (the own one by default) and the period (the current year) of a request; a month stands for its days. */
    public Scope scope(MultiValueMap<String, String> parameters, Caller caller, LocalDate today) {
        QueryParameters query = new QueryParameters(parameters);
        String org = org(query.read("org", code -> code), caller);
        Period period = period(query, today);
        query.throwIfRefused();
        return new Scope(org, period);
    }

    /** The query, with the current year as the period unless it says otherwise. */
    FigureQuery query(String metricId, MultiValueMap<String, String> parameters, Caller caller, LocalDate today) {
        Metric metric = catalogue
                .get()
                .find(metricId)
                .orElseThrow(() -> Problems.notFound("no such metric").asException());
        QueryParameters query = new QueryParameters(parameters);
        String org = org(query.read("org", code -> code), caller);
        Period period = period(query, today);
        Breakdown breakdown = query.read("by", by -> breakdown(metric, by)).orElseGet(Breakdown.None::new);
        Compare compare = query.read("compare", FigureRequests::compare).orElse(Compare.YEAR_BEFORE);
        boolean likeForLike = query.read("likeForLike", FigureRequests::bool).orElse(false);
        if (likeForLike && compare.kind() == Compare.Kind.NONE) {
            query.refuse("likeForLike", FieldErrorCodes.INCONSISTENT, "expected: a comparison");
        }
        query.throwIfRefused();
        return new FigureQuery(metric, org, period, breakdown, compare, likeForLike);
    }

    private static Period period(QueryParameters query, LocalDate today) {
        Optional<LocalDate> from = query.read("from", QueryParameters::firstDay);
        Optional<LocalDate> to = query.read("to", QueryParameters::lastDay);
        Period year = Period.ofYear(from.or(() -> to).orElse(today).getYear());
        LocalDate first = from.orElseGet(year::from);
        LocalDate last = to.orElseGet(year::to);
        if (last.isBefore(first)) {
            query.refuse("to", FieldErrorCodes.RANGE, "expected: " + first + " or later");
            return year;
        }
        return new Period(first, last);
    }

    private static Breakdown breakdown(Metric metric, String by) {
        return switch (by) {
            case "month" -> new Breakdown.ByMonth();
            case "org" -> new Breakdown.ByOrg();
            default ->
                metric.dimensionAt(by)
                        .<Breakdown>map(Breakdown.ByDimension::new)
                        .orElseThrow(() -> new Refused(
                                FieldErrorCodes.UNKNOWN_VALUE,
                                "expected one of: " + String.join(", ", breakdowns(metric))));
        };
    }

    private static List<String> breakdowns(Metric metric) {
        return Stream.concat(
                        Stream.of("month", "org"), metric.dimensions().stream().map(Dimension::name))
                .toList();
    }

    private static Compare compare(String text) {
        return switch (text) {
            case "yoy" -> Compare.YEAR_BEFORE;
            case "previous" -> Compare.PREVIOUS;
            case "none" -> Compare.NONE;
            default -> custom(text);
        };
    }

    private static Compare custom(String text) {
        String[] days = text.split("\\.\\.", -1);
        if (days.length != 2) {
            throw new Refused(
                    FieldErrorCodes.FORMAT, "expected: yoy, previous, none or a period such as 2019-01-01..2019-12-31");
        }
        LocalDate from = QueryParameters.date(days[0]);
        LocalDate to = QueryParameters.date(days[1]);
        if (to.isBefore(from)) {
            throw new Refused(FieldErrorCodes.RANGE, "expected: a period that ends on " + from + " or later");
        }
        return Compare.with(new Period(from, to));
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refused(FieldErrorCodes.UNKNOWN_VALUE, "expected: true or false");
        };
    }
}
