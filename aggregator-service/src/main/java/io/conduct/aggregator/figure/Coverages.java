package io.conduct.aggregator.figure;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.figure.Figure.Coverage;
import io.conduct.aggregator.figure.Figure.Silence;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.aggregator.readmodel.BucketView.DayVisitor;
import io.conduct.contract.RecordKind;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

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
        NavigableMap<String, Set<YearMonth>> received = new TreeMap<>();
        view.visit(
                Bucket.received(kind),
                subtree.root(),
                period.from(),
                period.to(),
                (org, dimensions) -> new MonthsOfDays(received.computeIfAbsent(org, key -> new HashSet<>())));
        List<YearMonth> begun = period.months().stream()
                .filter(month -> !month.isAfter(YearMonth.from(setting.today())))
                .toList();
        List<Silence> silent = new ArrayList<>();
        for (Org org : subtree.expected(period)) {
            Set<YearMonth> known = new HashSet<>();
            OrgCode.forEachWithin(received, org.code(), (owner, months) -> known.addAll(months));
            List<YearMonth> missing = begun.stream()
                    .filter(month -> !known.contains(month))
                    .filter(month -> isExpectedIn(org, period, month))
                    .filter(month -> !setting.declared().covers(kind, org.code(), month))
                    .toList();
            if (!missing.isEmpty()) {
                silent.add(new Silence(org.code(), missing));
            }
        }
        return new Coverage(silent.isEmpty(), silent);
    }

    /** Visits each org that should send records with the first day in the period of each month that was declared. */
    void visitDeclared(RecordKind kind, Period period, BiConsumer<String, LocalDate> visitor) {
        List<YearMonth> months = period.months();
        for (Org org : subtree.expected(period)) {
            for (YearMonth month : months) {
                if (setting.declared().covers(kind, org.code(), month)) {
                    LocalDate first = month.atDay(1);
                    visitor.accept(org.code(), first.isBefore(period.from()) ? period.from() : first);
                }
            }
        }
    }

    private static boolean isExpectedIn(Org org, Period period, YearMonth month) {
        LocalDate first = month.atDay(1).isBefore(period.from()) ? period.from() : month.atDay(1);
        LocalDate last = month.atEndOfMonth().isAfter(period.to()) ? period.to() : month.atEndOfMonth();
        return org.isInForceWithin(first, last);
    }

    /** Notes the months of days that come in order: a month is worked out once and not for each of its days. */
    private static final class MonthsOfDays implements DayVisitor {

        private final Set<YearMonth> months;
        private int lastDay = Integer.MIN_VALUE;

        MonthsOfDays(Set<YearMonth> months) {
            this.months = months;
        }

        @Override
        public void value(int day, long value) {
            if (day > lastDay) {
                YearMonth month = YearMonth.from(LocalDate.ofEpochDay(day));
                months.add(month);
                lastDay = Math.toIntExact(month.atEndOfMonth().toEpochDay());
            }
        }
    }
}
