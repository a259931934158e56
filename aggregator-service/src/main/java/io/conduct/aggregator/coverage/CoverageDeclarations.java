package io.conduct.aggregator.coverage;

import io.conduct.aggregator.declaration.Declaration;
import io.conduct.aggregator.declaration.DeclarationId;
import io.conduct.aggregator.declaration.DeclarationId.Kind;
import io.conduct.aggregator.declaration.Declarations;
import io.conduct.aggregator.figure.DeclaredMonths;
import io.conduct.contract.RecordKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The declarations of coverage. */
@Service
public class CoverageDeclarations implements DeclaredMonths {

    private static final String COMPLETE = "complete";
    private static final String COUNT = "count";
    private static final String REMARKS = "remarks";

    private static final int WHOLE_YEAR = 0;

    private final Declarations declarations;
    private volatile Index index = new Index(-1, Set.of());

    CoverageDeclarations(Declarations declarations) {
        this.declarations = declarations;
    }

    /**
     * What declaring came to.
     *
     * @param declaration as it is now
     * @param created whether there was none before
     * @param changed whether it is a new version
     */
    public record Outcome(CoverageDeclaration declaration, boolean created, boolean changed) {}

    /**
     * What is to be declared.
     *
     * @param complete whether everything was sent
     * @param count number of records sent, 0 or more
     * @param remarks in the declarer's words
     */
    public record Content(boolean complete, long count, String remarks) {}

    /** Declares; see {@link Declarations#declare}. */
    public Mono<Outcome> declare(
            String org, RecordKind kind, CoveragePeriod period, Content content, String client, LongPredicate admits) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(COMPLETE, content.complete())
                .put(COUNT, content.count())
                .put(REMARKS, content.remarks());
        return declarations
                .declare(id(kind, org, period.text()), json, client, admits)
                .map(outcome -> new Outcome(read(outcome.declaration()), outcome.created(), outcome.changed()));
    }

    /** The declaration of exactly this org about exactly this period. */
    public Optional<CoverageDeclaration> find(String org, RecordKind kind, CoveragePeriod period) {
        return declarations.find(id(kind, org, period.text())).map(CoverageDeclarations::read);
    }

    /** Grows whenever something is declared. */
    public long revision() {
        return declarations.revision();
    }

    /** Every declaration, by org, kind and period. */
    List<CoverageDeclaration> all() {
        return declarations.all(Kind.COVERAGE).stream()
                .map(CoverageDeclarations::read)
                .toList();
    }

    @Override
    public boolean covers(RecordKind kind, String org, YearMonth month) {
        Set<Covered> covered = covered();
        int year = month.getYear();
        for (String code = org; !covered.isEmpty() && !code.isEmpty(); code = above(code)) {
            if (covered.contains(new Covered(kind, code, year, month.getMonthValue()))
                    || covered.contains(new Covered(kind, code, year, WHOLE_YEAR))) {
                return true;
            }
        }
        return false;
    }

    /** A month, or a year with month 0, that was declared completely. */
    private record Covered(RecordKind kind, String org, int year, int month) {}

    private record Index(long revision, Set<Covered> covered) {}

    /** Every figure asks for hundreds of months, and declarations change seldom. */
    private Set<Covered> covered() {
        Index known = index;
        // Read before the declarations: what comes in between is found next time.
        long revision = declarations.revision();
        if (known.revision() != revision) {
            known = new Index(
                    revision,
                    all().stream()
                            .filter(CoverageDeclaration::complete)
                            .map(CoverageDeclarations::coveredBy)
                            .collect(Collectors.toUnmodifiableSet()));
            index = known;
        }
        return known.covered();
    }

    private static Covered coveredBy(CoverageDeclaration declaration) {
        LocalDate first = declaration.period().period().from();
        int month = declaration.period().isYear() ? WHOLE_YEAR : first.getMonthValue();
        return new Covered(declaration.kind(), declaration.org(), first.getYear(), month);
    }

    private static String above(String code) {
        int dot = code.lastIndexOf('.');
        return dot < 0 ? "" : code.substring(0, dot);
    }

    private static DeclarationId id(RecordKind kind, String org, String period) {
        return DeclarationId.of(Kind.COVERAGE, org, kind.plural(), period);
    }

    private static CoverageDeclaration read(Declaration declaration) {
        List<String> parts = declaration.id().parts();
        ObjectNode content = declaration.content();
        return new CoverageDeclaration(
                parts.get(0),
                RecordKind.ofPlural(parts.get(1)).orElseThrow(),
                CoveragePeriod.parse(parts.get(2)).orElseThrow(),
                content.path(COMPLETE).booleanValue(),
                content.path(COUNT).longValue(),
                content.path(REMARKS).stringValue(""),
                declaration.version(),
                declaration.declaredAt(),
                declaration.declaredBy());
    }
}
