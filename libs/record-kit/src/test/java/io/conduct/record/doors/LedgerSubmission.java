package io.conduct.record.doors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a row of a ledger can carry: as a payload, and as the cells somebody would fill in.
 *
 * @param submission the payload for the other doors
 * @param cells its cells in the order of the header, behind the identifier
 */
record LedgerSubmission(Submission submission, List<String> cells) {

    private static final String OFFICE = "congress.general-office";
    private static final List<String> HEADER =
            List.of("会议编号", "会议名称", "会议类型", "会议状态", "召开日期", "参会人数", "工作人员数", "会期", "会议地点", "议题", "汇报时长", "伙食费");
    private static final List<String> KINDS = List.of("PARTY_GROUP", "SYMPOSIUM", "DEPLOYMENT", "REVIEW", "INTERNAL");
    private static final List<String> WORDS = List.of("党组会议", "座谈会", "部署会", "评审会", "例会");

    /** Good and bad ones, mixed by a seed. */
    static List<LedgerSubmission> mixed(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToObj(index -> one(index, random)).toList();
    }

    /** All of them as one .xlsx, below a title. */
    static byte[] xlsx(List<LedgerSubmission> submissions, String door) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("2021年");
            fill(sheet.createRow(0), List.of("2021年度会议台账"));
            fill(sheet.createRow(1), HEADER);
            for (LedgerSubmission one : submissions) {
                List<String> cells = new ArrayList<>(List.of(one.submission().sourceId(door)));
                cells.addAll(one.cells());
                fill(sheet.createRow(sheet.getLastRowNum() + 1), cells);
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LedgerSubmission one(int index, SplittableRandom random) {
        Draft draft = new Draft(random);
        String name = "r" + index;
        switch (random.nextInt(16)) {
            case 0 -> draft.drop("title", 0);
            case 1 -> draft.wrong("kind", "PARTY", 1, "茶话会晚会");
            case 2 -> draft.wrong("heldOn", "2021-02-30", 3, "2021-02-30");
            case 3 -> draft.wrong("participants", "若干", 4, "若干");
            case 4 -> draft.participants(-3);
            case 5 -> draft.wrong("title", "please refuse me", 0, "please refuse me");
            case 6 -> draft.wrong("title", "长".repeat(600), 0, "长".repeat(600));
            case 7 -> name = "r" + index + "-" + "x".repeat(300);
            case 8 -> draft.days("0.3");
            case 9 -> draft.wrong("status", "HAPPENED", 2, "开过了吧").participants(-1);
            default -> draft.participants(random.nextInt(500));
        }
        return new LedgerSubmission(new Submission(OFFICE, name, draft.body.toString()), draft.cells);
    }

    private static void fill(Row row, List<String> values) {
        for (int column = 0; column < values.size(); column++) {
            if (!values.get(column).isEmpty()) {
                row.createCell(column).setCellValue(values.get(column));
            }
        }
    }

    /** A good one that can be spoilt, in both forms at once. */
    private static final class Draft {

        private final ObjectNode body = JsonMapper.shared().createObjectNode();
        private final List<String> cells = new ArrayList<>();

        Draft(SplittableRandom random) {
            String title = "第" + random.nextInt(1000) + "次专门委员会工作";
            int kind = random.nextInt(KINDS.size());
            String day = "2021-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            int staff = random.nextInt(30);
            body.put("title", title)
                    .put("kind", KINDS.get(kind))
                    .put("status", "HELD")
                    .put("heldOn", day)
                    .put("participants", 40)
                    .put("staff", staff)
                    .put("days", 0.5);
            body.putObject("venue").put("name", "第一会议室");
            cells.addAll(
                    List.of(title, WORDS.get(kind), "已召开", day.replace('-', '.'), "40人", "" + staff, "半天", "第一会议室"));
            agenda(random);
            body.putObject("expenses").put("meals", "1890.5");
            cells.add("1890.5元");
        }

        private void agenda(SplittableRandom random) {
            ArrayNode agenda = body.putArray("agenda");
            List<String> titles = new ArrayList<>();
            List<String> minutes = new ArrayList<>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                int taken = 1 + random.nextInt(30);
                agenda.addObject().put("title", "听取第" + i + "项汇报").put("reportMinutes", taken);
                titles.add("听取第" + i + "项汇报");
                minutes.add(taken + "分钟");
            }
            cells.add(String.join("；", titles));
            cells.add(String.join("；", minutes));
        }

        Draft drop(String property, int cell) {
            body.remove(property);
            cells.set(cell, "");
            return this;
        }

        Draft wrong(String property, String value, int cell, String text) {
            body.put(property, value);
            cells.set(cell, text);
            return this;
        }

        Draft participants(int count) {
            body.put("participants", count);
            cells.set(4, Integer.toString(count));
            return this;
        }

        Draft days(String days) {
            body.put("days", new BigDecimal(days));
            cells.set(6, days);
            return this;
        }
    }
}
