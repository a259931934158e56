package io.conduct.aggregator.edition;

import io.conduct.aggregator.declaration.Declaration;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.narrative.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures and declared numbers as the sentences of a report name them.
 *
 * @param figures the figures, by metric
 * @param declared the numbers declared for the year
 * @param declaredBefore those declared for the year before
 */
record DraftFacts(Map<String, Figure> figures, List<Declaration> declared, List<Declaration> declaredBefore)
        implements Facts {

    private static final String INDICATOR = "indicator/";

    @Override
    public Optional<String> value(String name) {
        return isIndicator(name) ? indicator(name, declared) : figure(name).map(Figure::value);
    }

    @Override
    public Optional<String> previous(String name) {
        return isIndicator(name)
                ? indicator(name, declaredBefore)
                : figure(name).map(Figure::comparison).map(Figure.Comparison::value);
    }

    @Override
    public Optional<String> comparison(String name) {
        return figure(name).map(Figure::comparison).map(Figure.Comparison::wording);
    }

    @Override
    public boolean isComplete(String name) {
        return isIndicator(name)
                ? value(name).isPresent()
                : figure(name).map(figure -> figure.coverage().complete()).orElse(false);
    }

    static String codeOf(Declaration declaration) {
        return declaration.id().parts().get(2);
    }

    private Optional<Figure> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    private static boolean isIndicator(String name) {
        return name.startsWith(INDICATOR);
    }

    private static Optional<String> indicator(String name, List<Declaration> declared) {
        String code = name.substring(INDICATOR.length());
        return declared.stream()
                .filter(declaration -> codeOf(declaration).equals(code))
                .findFirst()
                .map(declaration -> declaration.content().required("value").stringValue());
    }
}
