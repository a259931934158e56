package io.conduct.aggregator.figure;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.figure.Figure.Coverage;
import io.conduct.aggregator.figure.Figure.Silence;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.contract.RecordKind;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Works out from the records received, and from what was declared, which orgs are known in which months. */
final class Coverages {

    private final BucketView view;
    private final Subtree subtree;
    private final Setting setting;

    Coverages(BucketView view, Subtree subtree, Setting setting) {
        this.view = view;
        this.subtree = subtree;
        this.setting = setting;
    }

    /** What is missing in the period; months that have not begun are not missing. */
    Coverage of(RecordKind kind, Period period) {
        Map<String, Set<YearMonth>> received = new HashMap<>();
        view.visit(Bucket.received(kind), subtree.root(), period.from(), period.to(), (org, dimensions) -> {
            Set<YearMonth> months = received.computeIfAbsent(org, key -> new HashSet<>());
            return (day, value) -> months.add(YearMonth.from(LocalDate.ofEpochDay(day)));
        });
        List<Silence> silent = subtree.expected(period).stream()
                .flatMap(org -> silence(kind, org, period, received))
                .toList();
        return new Coverage(silent.isEmpty(), silent);
    }

    /** Visits each org that should send records with the first day in the period of each month that was declared. */
    void visitDeclared(RecordKind kind, Period period, BiConsumer<String, LocalDate> visitor) {
        for (Org org : subtree.expected(period)) {
            for (YearMonth month : period.months()) {
                if (setting.declared().covers(kind, org.code(), month)) {
                    LocalDate first = month.atDay(1);
                    visitor.accept(org.code(), first.isBefore(period.from()) ? period.from() : first);
                }
            }
        }
    }

    private Stream<Silence> silence(RecordKind kind, Org org, Period period, Map<String, Set<YearMonth>> received) {
        Set<YearMonth> known = new HashSet<>();
        received.forEach((owner, months) -> {
            if (OrgCode.isWithin(owner, org.code())) {
                known.addAll(months);
            }
        });
        List<YearMonth> months = period.months().stream()
                .filter(month -> !month.isAfter(YearMonth.from(setting.today())))
                .filter(month -> isExpectedIn(org, period, month))
                .filter(month -> !known.contains(month))
                .filter(month -> !setting.declared().covers(kind, org.code(), month))
                .toList();
        return months.isEmpty() ? Stream.empty() : Stream.of(new Silence(org.code(), months));
    }

    private static boolean isExpectedIn(Org org, Period period, YearMonth month) {
        LocalDate first = month.atDay(1).isBefore(period.from()) ? period.from() : month.atDay(1);
        LocalDate last = month.atEndOfMonth().isAfter(period.to()) ? period.to() : month.atEndOfMonth();
        return org.isInForceWithin(first, last);
    }
}
