package io.conduct.bench.peer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The questions of the report, by SQL over the rows; all they read is in the index. */
final class Questions {
    private static final int MONTHS = 12;
    private static final String BY_MONTH = """
        SELECT extract(year FROM day)::int, extract(month FROM day)::int, count(*)
        FROM record
        WHERE kind = 'MEETING' AND state = 'HELD' AND day BETWEEN ? AND ? AND (org = ? OR org LIKE ?)
        GROUP BY 1, 2
        """;
    private static final String ALL = """
        SELECT extract(year FROM day)::int, kind, sub_kind, count(*), coalesce(sum(amount), 0)
        FROM record
        WHERE day BETWEEN ? AND ? AND kind IN ('MEETING', 'DOCUMENT', 'PETITION') AND (org = ? OR org LIKE ?)
        GROUP BY 1, 2, 3
        """;

    private final DataSource database;

    Questions(DataSource database) {
        this.database = database;
    }

    /** Meetings held in a year by month, each compared with the year before. */
    Map<String, Object> heldByMonth(int year, String org) throws SQLException {
        Map<YearMonth, Long> counts = new HashMap<>();
        ask(BY_MONTH, year, org, row -> counts.put(YearMonth.of(row.getInt(1), row.getInt(2)), row.getLong(3)));
        List<Map<String, Object>> months = new ArrayList<>();
        long all = 0;
        long allBefore = 0;
        for (int month = 1; month <= MONTHS; month++) {
            long now = counts.getOrDefault(YearMonth.of(year, month), 0L);
            long before = counts.getOrDefault(YearMonth.of(year - 1, month), 0L);
            all += now;
            allBefore += before;
            months.add(compared(YearMonth.of(year, month).toString(), now, before));
        }
        Map<String, Object> figure = compared("meetings.held", all, allBefore);
        figure.put("breakdown", months);
        return figure;
    }

    /** Number and amount of every kind and sub-kind of a year, each compared with the year before. */
    List<Map<String, Object>> report(int year, String org) throws SQLException {
        Map<String, long[]> sums = new LinkedHashMap<>();
        ask(ALL, year, org, row -> {
            int at = row.getInt(1) == year ? 0 : 1;
            String name = row.getString(2) + "." + row.getString(3);
            sums.computeIfAbsent(name + ".count", none -> new long[2])[at] += row.getLong(4);
            sums.computeIfAbsent(name + ".amount", none -> new long[2])[at] += row.getLong(5);
        });
        return sums.entrySet().stream()
                .map(sum -> compared(sum.getKey(), sum.getValue()[0], sum.getValue()[1]))
                .toList();
    }

    private static Map<String, Object> compared(String key, long now, long before) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("key", key);
        figure.put("value", Long.toString(now));
        figure.put("previous", Long.toString(before));
        figure.put("change", Long.toString(now - before));
        figure.put(
                "percent",
                before == 0
                        ? ""
                        : BigDecimal.valueOf(100 * (now - before))
                                .divide(BigDecimal.valueOf(before), 2, RoundingMode.HALF_UP)
                                .toPlainString());
        return figure;
    }

    /** Takes one row. */
    @FunctionalInterface
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void ask(String question, int year, String org, Reader reader) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement asking = connection.prepareStatement(question)) {
            asking.setDate(1, Date.valueOf(LocalDate.of(year - 1, 1, 1)));
            asking.setDate(2, Date.valueOf(LocalDate.of(year, 12, 31)));
            asking.setString(3, org);
            asking.setString(4, org + ".%");
            try (ResultSet rows = asking.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
