package io.conduct.faults.check;

import io.conduct.contract.RecordKind;
import io.conduct.faults.load.Ledger;
import io.conduct.faults.load.Load;
import io.conduct.faults.load.RecordName;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.samples.recount.IndependentCount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of the platform beside those counted by hand from what was submitted. */
final class Figures {

    private static final YearMonth FIRST = YearMonth.of(2020, 1);
    private static final int MONTHS = 24;
    private static final int RANGES = 40;

    private final IndependentCount count;
    private final ApiClient reader;

    Figures(Map<RecordName, Stored> stored, Ledger ledger, ApiClient reader) {
        this.count = IndependentCount.of(
                items(stored, ledger, RecordKind.MEETING),
                items(stored, ledger, RecordKind.DOCUMENT),
                items(stored, ledger, RecordKind.PETITION));
        this.reader = reader;
    }

    /** Every figure that differs: each metric, org and month, and random ranges of days. */
    List<String> wrong(SplittableRandom random) {
        List<String> wrong = new ArrayList<>();
        List<String> metrics = List.copyOf(new TreeSet<>(IndependentCount.metrics()));
        List<String> orgs = Stream.concat(
                        Stream.of("congress"), Load.departments().stream().map(department -> department.code()))
                .toList();
        for (String metric : metrics) {
            orgs.forEach(org -> compareMonths(metric, org, wrong));
        }
        for (int i = 0; i < RANGES; i++) {
            LocalDate from = FIRST.atDay(1).plusDays(random.nextInt(700));
            compareRange(
                    metrics.get(random.nextInt(metrics.size())),
                    orgs.get(random.nextInt(orgs.size())),
                    from,
                    from.plusDays(random.nextInt(120)),
                    wrong);
        }
        return wrong;
    }

    private void compareMonths(String metric, String org, List<String> wrong) {
        YearMonth last = FIRST.plusMonths(MONTHS - 1L);
        JsonNode figure = figure(metric, org, FIRST.atDay(1), last.atEndOfMonth(), "&by=month");
        Map<String, BigDecimal> months = new HashMap<>();
        figure.path("breakdown").forEach(month -> months.put(month.path("key").asString(""), value(month)));
        for (YearMonth month = FIRST; !month.isAfter(last); month = month.plusMonths(1)) {
            String key = month.toString();
            compare(
                    metric + " " + org + " " + key,
                    months.getOrDefault(key, BigDecimal.ZERO),
                    count.value(metric, org, key),
                    wrong);
        }
    }

    private void compareRange(String metric, String org, LocalDate from, LocalDate to, List<String> wrong) {
        compare(
                metric + " " + org + " " + from + ".." + to,
                value(figure(metric, org, from, to, "")),
                count.value(metric, org, from, to),
                wrong);
    }

    private JsonNode figure(String metric, String org, LocalDate from, LocalDate to, String more) {
        Answer answer = Stored.get(
                reader,
                "/api/v1/figures/" + metric + "?org=" + org + "&from=" + from + "&to=" + to + "&compare=none" + more);
        return answer.json();
    }

    /** Where nothing is known there is no value; nothing was sent then. */
    private static BigDecimal value(JsonNode figure) {
        return new BigDecimal(figure.path("value").asString("0"));
    }

    private static void compare(String what, BigDecimal shown, BigDecimal counted, List<String> wrong) {
        if (shown.compareTo(counted) != 0) {
            wrong.add(what + ": " + shown.toPlainString() + " (expected: " + counted.toPlainString() + ")");
        }
    }

    private static List<JsonNode> items(Map<RecordName, Stored> stored, Ledger ledger, RecordKind kind) {
        List<JsonNode> items = new ArrayList<>();
        stored.forEach((name, record) -> {
            if (name.kind() == kind && !record.state().equals(Ledger.WITHDRAWN)) {
                ObjectNode item = ledger.content(record.state()).deepCopy();
                items.add(item.put("org", name.org()).put("sourceId", name.sourceId()));
            }
        });
        return items;
    }
}
