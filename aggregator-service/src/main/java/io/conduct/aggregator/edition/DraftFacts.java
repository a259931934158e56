package io.conduct.aggregator.edition;

import io.conduct.aggregator.declaration.Declaration;
import io.conduct.aggregator.declaration.Indicators;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.Language;
import io.conduct.aggregator.narrative.Facts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures and declared numbers as the sentences of a report name them.
 *
 * @param year the report's year
 * @param figures the figures, by metric
 * @param declared the numbers declared for the year
 * @param declaredBefore those declared for the year before
 */
record DraftFacts(int year, Map<String, Figure> figures, List<Declaration> declared, List<Declaration> declaredBefore)
        implements Facts {

    /** What the name of a declared number begins with. */
    static final String INDICATOR = "indicator/";

    @Override
    public Optional<String> value(String name) {
        return isIndicator(name)
                ? indicator(name, declared).map(DraftFacts::valueOf)
                : figure(name).map(Figure::value);
    }

    @Override
    public Optional<String> previous(String name) {
        return isIndicator(name)
                ? indicator(name, declaredBefore).map(DraftFacts::valueOf)
                : figure(name).map(Figure::comparison).map(Comparison::value);
    }

    @Override
    public Optional<String> comparison(String name) {
        return (isIndicator(name)
                        ? indicator(name, declared).map(this::comparison)
                        : figure(name).map(Figure::comparison))
                .map(Comparison::wording);
    }

    @Override
    public boolean isComplete(String name) {
        return isIndicator(name)
                ? value(name).isPresent()
                : figure(name).map(figure -> figure.coverage().complete()).orElse(false);
    }

    /** How a number declared for the year compares with the one declared for the year before. */
    Comparison comparison(Declaration declaration) {
        return Indicators.number(declaration)
                .comparedWith(
                        coded(Indicators.code(declaration), declaredBefore).map(Indicators::number),
                        year,
                        Language.CHINESE);
    }

    /** The codes among these names of which nothing was declared for the year. */
    List<String> undeclared(Collection<String> names) {
        return names.stream()
                .filter(DraftFacts::isIndicator)
                .filter(name -> indicator(name, declared).isEmpty())
                .map(name -> name.substring(INDICATOR.length()))
                .sorted()
                .toList();
    }

    private Optional<Figure> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    private static boolean isIndicator(String name) {
        return name.startsWith(INDICATOR);
    }

    private static Optional<Declaration> indicator(String name, List<Declaration> declared) {
        return coded(name.substring(INDICATOR.length()), declared);
    }

    private static Optional<Declaration> coded(String code, List<Declaration> declared) {
        return declared.stream()
                .filter(declaration -> Indicators.code(declaration).equals(code))
                .findFirst();
    }

    private static String valueOf(Declaration declaration) {
        return declaration.content().required("value").stringValue();
    }
}
