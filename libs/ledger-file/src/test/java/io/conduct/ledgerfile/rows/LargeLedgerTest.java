package io.conduct.ledgerfile.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.testkit.ChildJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeLedgerTest {

    private static final List<String> HEADER =
            List.of("会议编号", "会议名称", "会议类型", "会议状态", "召开日期", "开始时间", "结束时间", "参会人数", "工作人员数", "会期", "会议地点", "议题", "伙食费");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void readsFiftyThousandRowsOfXlsxInLessThan256MiB() throws IOException {
        assertThat(in256MiB(xlsx(50_000))).isEqualTo("rows: 50000");
    }

    @Test
    void refusesAMillionRowsInLessThan256MiB() throws IOException {
        Path file = folder.resolve("million.csv");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", HEADER) + "\r\n");
            for (int row = 0; row < 1_000_000; row++) {
                out.write("HY-" + row + ",工作例会,例会,已召开,2021-03-05\r\n");
            }
        }

        assertThat(in256MiB(file)).isEqualTo("refused: TOO_MANY_ROWS");
    }

    private static String in256MiB(Path file) {
        try (ChildJvm child = ChildJvm.start(
                ReadLargeLedger.class, List.of("-Xmx256m", "-Dlog4j2.disable.jmx=true"), List.of(file.toString()))) {
            await().atMost(PATIENCE).until(() -> !child.output().isEmpty());
            assertThat(child.awaitExit()).isZero();
            return child.output().get(child.output().size() - 1);
        }
    }

    private Path xlsx(int rows) throws IOException {
        Path file = folder.resolve("large.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, true, true);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("2021年");
            fill(sheet.createRow(0), HEADER);
            for (int row = 1; row <= rows; row++) {
                fill(
                        sheet.createRow(row),
                        List.of(
                                "HY-" + row,
                                "全市人大第" + row + "次座谈会",
                                "座谈会",
                                "已召开",
                                "3月5日",
                                "9:00",
                                "11:30",
                                "约42人",
                                "3",
                                "半天",
                                "第" + row + "会议室",
                                "听取第" + row + "号汇报",
                                "1890.5元"));
            }
            workbook.write(out);
        }
        return file;
    }

    private static void fill(Row row, List<String> values) {
        for (int column = 0; column < values.size(); column++) {
            row.createCell(column).setCellValue(values.get(column));
        }
    }
}
