package io.conduct.aggregator.coverage;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.coverage.CoverageReport.Item;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.contract.RecordKind;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgCode;
import io.conduct.service.org.OrgDirectory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Compares what was declared with what was received and counted. */
@Service
public class CoverageReports {

    private final CoverageDeclarations declarations;
    private final Figures figures;
    private final OrgDirectory directory;

    CoverageReports(CoverageDeclarations declarations, Figures figures, OrgDirectory directory) {
        this.declarations = declarations;
        this.figures = figures;
        this.directory = directory;
    }

    /** Today where the records are made. */
    public LocalDate today() {
        return figures.today();
    }

    /**
     * The comparison over whole months, all of the same moment.
     *
     * @throws io.conduct.aggregator.figure.FiguresNotReadyException while figures are not complete
     */
    public CoverageReport of(String org, YearMonth first, YearMonth last) {
        Period period = new Period(first.atDay(1), last.atEndOfMonth());
        List<CoverageDeclaration> declared = declarations.all().stream()
                .filter(declaration -> OrgCode.isWithin(declaration.org(), org))
                .filter(declaration -> declaration.period().touches(period))
                .toList();
        List<Item> items = new ArrayList<>();
        figures.read(view -> {
            for (RecordKind kind : RecordKind.values()) {
                new KindReport(view, kind, org, period, declared).addTo(items);
            }
            return items;
        });
        return new CoverageReport(org, first.toString(), last.toString(), items);
    }

    private enum Amount {
        RECEIVED,
        COUNTED
    }

    /** One kind of record. */
    private final class KindReport {

        private final RecordKind kind;
        private final String root;
        private final Period period;
        private final List<CoverageDeclaration> declared;
        /** By org exactly, and month. */
        private final Map<Amount, Map<String, Map<YearMonth, Long>>> amounts = new HashMap<>();

        KindReport(
                BucketView view, RecordKind kind, String root, Period period, List<CoverageDeclaration> declarations) {
            this.kind = kind;
            this.root = root;
            this.period = period;
            this.declared = declarations.stream()
                    .filter(declaration -> declaration.kind() == kind)
                    .toList();
            add(view, Amount.RECEIVED, Bucket.received(kind));
            add(view, Amount.COUNTED, Bucket.counted(kind));
        }

        private void add(BucketView view, Amount amount, String metric) {
            // A year that is declared is counted as a whole, also where only some of its months are asked for.
            LocalDate first = period.from().withDayOfYear(1);
            LocalDate last = LocalDate.of(period.to().getYear(), 12, 31);
            Map<String, Map<YearMonth, Long>> sums = amounts.computeIfAbsent(amount, key -> new HashMap<>());
            view.visit(metric, root, first, last, (org, dimensions) -> {
                Map<YearMonth, Long> months = sums.computeIfAbsent(org, key -> new HashMap<>());
                return (day, value) -> months.merge(YearMonth.from(LocalDate.ofEpochDay(day)), value, Long::sum);
            });
        }

        void addTo(List<Item> items) {
            for (String org : orgs()) {
                Stream.iterate(
                                YearMonth.from(period.from()),
                                month -> !month.isAfter(YearMonth.from(period.to())),
                                month -> month.plusMonths(1))
                        .filter(month -> isShown(org, month))
                        .map(month -> item(org, CoveragePeriod.of(month)))
                        .forEach(items::add);
                declared.stream()
                        .filter(declaration -> declaration.org().equals(org)
                                && declaration.period().isYear())
                        .map(declaration -> item(org, declaration.period()))
                        .forEach(items::add);
            }
        }

        /** The orgs that should send, and any other that did or that declared. */
        private Set<String> orgs() {
            Set<String> orgs = directory.leaves(root, period.from(), period.to()).stream()
                    .map(Org::code)
                    .collect(Collectors.toCollection(TreeSet::new));
            declared.forEach(declaration -> orgs.add(declaration.org()));
            amounts.values()
                    .forEach(sums -> sums.keySet().stream()
                            .map(owner -> directory.owning(owner).map(Org::code).orElse(owner))
                            .map(owner -> OrgCode.isWithin(owner, root) ? owner : root)
                            .forEach(orgs::add));
            return orgs;
        }

        private boolean isShown(String org, YearMonth month) {
            boolean begun = !month.isAfter(YearMonth.from(figures.today()));
            boolean inForce = directory
                    .owning(org)
                    .map(owner -> owner.isInForceWithin(month.atDay(1), month.atEndOfMonth()))
                    .orElse(true);
            Period days = CoveragePeriod.of(month).period();
            return (begun && inForce)
                    || sum(Amount.RECEIVED, org, days) > 0
                    || declaration(org, month.toString()) != null;
        }

        private Item item(String org, CoveragePeriod of) {
            long received = sum(Amount.RECEIVED, org, of.period());
            long counted = sum(Amount.COUNTED, org, of.period());
            CoverageDeclaration declaration = declaration(org, of.text());
            boolean covered = of.isYear()
                    || declarations.covers(kind, org, YearMonth.from(of.period().from()));
            return new Item(
                    org,
                    kind.plural(),
                    of.text(),
                    of.isYear() ? null : of.text(),
                    declaration == null ? null : declaration.count(),
                    declaration == null ? null : declaration.complete(),
                    declaration == null ? null : declaration.remarks(),
                    received,
                    counted,
                    declaration == null ? null : counted - declaration.count(),
                    received == 0 && !covered);
        }

        private @Nullable CoverageDeclaration declaration(String org, String text) {
            return declared.stream()
                    .filter(declaration -> declaration.org().equals(org)
                            && declaration.period().text().equals(text))
                    .findFirst()
                    .orElse(null);
        }

        private long sum(Amount amount, String org, Period days) {
            long sum = 0;
            for (Map.Entry<String, Map<YearMonth, Long>> owner :
                    amounts.getOrDefault(amount, Map.of()).entrySet()) {
                if (OrgCode.isWithin(owner.getKey(), org)) {
                    sum += within(owner.getValue(), days);
                }
            }
            return sum;
        }

        private static long within(Map<YearMonth, Long> months, Period days) {
            return months.entrySet().stream()
                    .filter(month -> !month.getKey().atDay(1).isBefore(days.from())
                            && !month.getKey().atEndOfMonth().isAfter(days.to()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }
}
