package io.conduct.ledgerfile.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.testkit.ChildJvm;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeLedgerTest {

    private static final List<String> HEADER =
            List.of("会议编号", "会议名称", "会议类型", "会议状态", "召开日期", "开始时间", "结束时间", "参会人数", "工作人员数", "会期", "会议地点", "议题", "伙食费");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

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
}
