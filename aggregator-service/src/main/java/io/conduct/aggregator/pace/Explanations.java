package io.conduct.aggregator.pace;

import io.conduct.aggregator.declaration.Declaration;
import io.conduct.aggregator.declaration.DeclarationId;
import io.conduct.aggregator.declaration.DeclarationId.Kind;
import io.conduct.aggregator.declaration.Declarations;
import io.conduct.aggregator.pace.Ceilings.Explanation;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was written about figures that moved the wrong way. */
@Service
public class Explanations {

    private static final String TEXT = "text";

    private final Declarations declarations;

    Explanations(Declarations declarations) {
        this.declarations = declarations;
    }

    /**
     * What writing came to.
     *
     * @param explanation as it is now
     * @param created whether there was none before
     * @param changed whether it is a new version
     */
    public record Outcome(Explanation explanation, boolean created, boolean changed) {}

    /** Writes one; see {@link Declarations#declare}. */
    public Mono<Outcome> write(int year, String metric, String org, String text, String client, LongPredicate admits) {
        return declarations
                .declare(
                        id(year, metric, org),
                        JsonNodeFactory.instance.objectNode().put(TEXT, text),
                        client,
                        admits)
                .map(outcome -> new Outcome(read(outcome.declaration()), outcome.created(), outcome.changed()));
    }

    /** What was written about a metric's figure of a year. */
    public Optional<Explanation> find(int year, String metric, String org) {
        return declarations.find(id(year, metric, org)).map(Explanations::read);
    }

    private static DeclarationId id(int year, String metric, String org) {
        return DeclarationId.of(Kind.EXPLANATION, Integer.toString(year), metric, org);
    }

    private static Explanation read(Declaration declaration) {
        return new Explanation(
                declaration.content().path(TEXT).stringValue(""),
                declaration.version(),
                declaration.declaredAt(),
                declaration.declaredBy());
    }
}
