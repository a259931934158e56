package io.conduct.aggregator.edition;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.MetricDefinition;
import io.conduct.aggregator.declaration.Declaration;
import io.conduct.aggregator.declaration.DeclarationId.Kind;
import io.conduct.aggregator.declaration.Declarations;
import io.conduct.aggregator.declaration.Indicators;
import io.conduct.aggregator.edition.Evidence.CountedRow;
import io.conduct.aggregator.edition.EvidenceBook.Part;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.FiguresNotReadyException;
import io.conduct.aggregator.figure.Language;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.narrative.ReportDefinition;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.aggregator.readmodel.RecordView;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what an edition of this moment would hold. */
final class EditionDrafts {

    private static final int EVERY_ROW = 10_000_000;
    private static final String METRIC = "metric";

    private final ReadModel model;
    private final Freshness freshness;
    private final Figures figures;
    private final Declarations declarations;
    private final OrgDirectory directory;
    private final ReportDefinition definition;
    private final JsonMapper json = JsonMapper.builder().build();

    EditionDrafts(
            ReadModel model,
            Freshness freshness,
            Figures figures,
            Declarations declarations,
            OrgDirectory directory,
            ReportDefinition definition) {
        this.model = model;
        this.freshness = freshness;
        this.figures = figures;
        this.declarations = declarations;
        this.directory = directory;
        this.definition = definition;
    }

    /**
     * The draft of a year's report, all of the same moment.
     *
     * @throws FiguresNotReadyException while figures are not complete
     */
    EditionDraft of(String org, int year) {
        if (!freshness.isReady()) {
            throw new FiguresNotReadyException();
        }
        return model.read((buckets, records) -> draft(org, year, buckets, records));
    }

    private EditionDraft draft(String org, int year, BucketView buckets, RecordView records) {
        Period period = Period.ofYear(year);
        Map<String, Figure> known = new LinkedHashMap<>();
        metrics(buckets.catalogue())
                .forEach(metric ->
                        known.put(metric.id(), figures.in(buckets, query(metric, org, period), Language.CHINESE)));
        Period before = comparedWith(known.values(), year);
        EvidenceBook.Builder book = new EvidenceBook.Builder();
        for (String metric : sources(buckets.catalogue())) {
            book.add(Part.COUNTED, metric, rows(records, metric, org, period));
            book.add(Part.COMPARED, metric, rows(records, metric, org, before));
        }
        EvidenceBook evidence = book.build();
        ObjectNode content = json.createObjectNode()
                .put("year", year)
                .put("org", org)
                .put("reportDefinition", definition.hash())
                .put("orgName", directory.owning(org).map(Org::name).orElse(org));
        content.set("asOf", json.valueToTree(figures.asOf(buckets)));
        content.set("figures", figures(buckets, known, evidence));
        DraftFacts facts = new DraftFacts(year, known, declared(org, year), declared(org, year - 1));
        content.set("indicators", indicators(facts));
        content.set("charts", json.valueToTree(definition.charts()));
        content.set(
                "text",
                json.valueToTree(
                        definition.tell(year, content.required("orgName").stringValue(), facts)));
        return new EditionDraft(
                content, evidence, isComplete(known), silent(known), facts.undeclared(definition.names()));
    }

    private static Period comparedWith(Collection<Figure> figures, int year) {
        return figures.stream()
                .flatMap(figure -> Stream.ofNullable(figure.comparison()))
                .map(Comparison::period)
                .findFirst()
                .orElseGet(() -> Period.ofYear(year - 1));
    }

    private static FigureQuery query(Metric metric, String org, Period period) {
        return new FigureQuery(metric, org, period, new Breakdown.ByMonth(), Compare.YEAR_BEFORE, false);
    }

    /** Those of the report, then those that only its text names. */
    private List<Metric> metrics(Catalogue catalogue) {
        List<Metric> metrics = new ArrayList<>(catalogue.reported());
        definition.names().stream()
                .flatMap(name -> catalogue.find(name).stream())
                .filter(metric -> metric.place() == null)
                .forEach(metrics::add);
        return metrics;
    }

    /** The metrics that are counted from records, behind those of the report. */
    private Set<String> sources(Catalogue catalogue) {
        Set<String> sources = new TreeSet<>();
        metrics(catalogue).forEach(metric -> sourcesOf(metric).forEach(sources::add));
        return sources;
    }

    private static List<String> sourcesOf(Metric metric) {
        return metric.measure() instanceof Measure.Quotient quotient
                ? List.of(quotient.numerator().id(), quotient.denominator().id())
                : List.of(metric.id());
    }

    private static List<CountedRow> rows(RecordView records, String metric, String org, Period period) {
        return records.rows(metric, org, period.from(), period.to(), null, EVERY_ROW).stream()
                .map(CountedRow::of)
                .toList();
    }

    private ArrayNode figures(BucketView buckets, Map<String, Figure> known, EvidenceBook evidence) {
        Catalogue catalogue = buckets.catalogue();
        Map<String, MetricDefinition> definitions = new LinkedHashMap<>();
        catalogue.definitions().forEach(one -> definitions.put(one.id(), one));
        ArrayNode array = json.createArrayNode();
        known.forEach((id, figure) -> {
            Metric metric = catalogue.find(id).orElseThrow();
            ObjectNode node = json.valueToTree(figure);
            node.remove(List.of("asOf", "org"));
            node.put("section", metric.place() == null ? "" : metric.place().section());
            node.set("definition", json.valueToTree(definitions.get(id)));
            if (metric.measure() instanceof Measure.Quotient quotient) {
                node.set("working", working(buckets, quotient, figure));
            }
            ArrayNode behind = node.putArray("evidence");
            sourcesOf(metric).forEach(source -> behind.add(behind(source, figure, evidence)));
            array.add(node);
        });
        return array;
    }

    /** What a source of a figure was counted from, this year and in the year it is compared with. */
    private ObjectNode behind(String source, Figure figure, EvidenceBook evidence) {
        ObjectNode behind = json.createObjectNode().put(METRIC, source);
        sealed(behind, evidence.of(Part.COUNTED, source));
        Comparison comparison = figure.comparison();
        if (comparison != null) {
            ObjectNode previous = json.valueToTree(comparison.period());
            sealed(previous, evidence.of(Part.COMPARED, source));
            behind.set("previous", previous);
        }
        return behind;
    }

    private static void sealed(ObjectNode node, Evidence evidence) {
        node.put("records", evidence.rows().size()).put("merkleRoot", evidence.merkleRoot());
    }

    /** What a quotient is made of, so that it can be worked out again to any number of decimals. */
    private ObjectNode working(BucketView buckets, Measure.Quotient quotient, Figure figure) {
        ObjectNode working = json.createObjectNode();
        working.set("numerator", operand(buckets, quotient.numerator(), figure));
        working.set("denominator", operand(buckets, quotient.denominator(), figure));
        return working;
    }

    private ObjectNode operand(BucketView buckets, Metric metric, Figure figure) {
        FigureQuery query = new FigureQuery(
                metric, figure.org(), figure.period(), new Breakdown.None(), Compare.YEAR_BEFORE, false);
        Figure operand = figures.in(buckets, query, Language.CHINESE);
        Comparison before = operand.comparison();
        return json.createObjectNode()
                .put(METRIC, metric.id())
                .put("value", operand.value())
                .put("previous", before == null ? null : before.value());
    }

    private ArrayNode indicators(DraftFacts facts) {
        ArrayNode array = json.createArrayNode();
        for (Declaration declaration : facts.declared()) {
            ObjectNode node = array.addObject()
                    .put("code", Indicators.code(declaration))
                    .put("version", declaration.version())
                    .put("declaredAt", declaration.declaredAt().toString())
                    .put("declaredBy", declaration.declaredBy());
            node.setAll(declaration.content());
            node.set("comparison", json.valueToTree(facts.comparison(declaration)));
        }
        return array;
    }

    private List<Declaration> declared(String org, int year) {
        return declarations.all(Kind.INDICATOR).stream()
                .filter(declaration -> Indicators.isAbout(declaration, org, year))
                .toList();
    }

    private static boolean isComplete(Map<String, Figure> known) {
        return known.values().stream().allMatch(figure -> figure.coverage().complete());
    }

    private static List<String> silent(Map<String, Figure> known) {
        return known.values().stream()
                .flatMap(figure -> figure.coverage().silent().stream())
                .map(Figure.Silence::org)
                .distinct()
                .sorted()
                .toList();
    }
}
