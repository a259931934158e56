package io.conduct.record.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.record.RecordingInstance;
import io.conduct.record.RecordingProcess;
import io.conduct.testkit.Broker;
import io.conduct.testkit.ChildJvm;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service of 256 MiB of heap, in a process of its own. */
class LargeLedgerIT {

    private static final int ROWS = 50_000;
    private static final int BAD_EVERY = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String OFFICE = "congress.general-office";
    private static final List<String> HEADER =
            List.of("会议编号", "会议名称", "会议类型", "会议状态", "召开日期", "开始时间", "结束时间", "参会人数", "会期", "会议地点", "议题", "伙食费");

    @TempDir
    Path folder;

    @Test
    void previewsFiftyThousandRowsAndDeletesWhatAKilledProcessLeft() throws Exception {
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        Path left = Files.createFile(uploads.resolve("conduct-ledger-" + endedProcess() + "-1.upload"));
        Path another = Files.createFile(
                uploads.resolve("conduct-ledger-" + ProcessHandle.current().pid() + "-1.upload"));
        try (ChildJvm service = RecordingProcess.start(
                Store.shared().freshDatabase(LargeLedgerIT.class),
                Broker.shared().bootstrapServers(),
                List.of("-Djava.io.tmpdir=" + uploads),
                "conduct.record.kafka.enabled=false")) {
            JsonNode answer = preview(service.awaitLine("port: "), xlsx());

            assertThat(answer.path("detail").asString("")).isEmpty();
            assertThat(answer.path("received").intValue()).isEqualTo(ROWS);
            assertThat(answer.path("rejected").intValue()).isEqualTo(ROWS / BAD_EVERY);
            assertThat(answer.path("created").intValue()).isEqualTo(ROWS - ROWS / BAD_EVERY);
            assertThat(answer.at("/results/" + (ROWS - 1) + "/row").intValue()).isEqualTo(ROWS + 1);
            assertThat(left).doesNotExist();
            assertThat(another).exists();
            try (Stream<Path> files = Files.list(uploads)) {
                assertThat(files.filter(file -> file.toString().endsWith(".upload")))
                        .containsExactly(another);
            }
        }
    }

    private static JsonNode preview(String port, Path file) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new FileSystemResource(file));
        byte[] answer = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .build()
                .post()
                .uri("/api/v1/meetings/import?dryRun=true")
                .headers(headers -> headers.setBearerAuth(
                        TestTokens.shared().token("general-office", OFFICE, RecordingInstance.scopes())))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(body.build())
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(answer));
    }

    private static long endedProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private Path xlsx() throws IOException {
        Path file = folder.resolve("large.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, true, true);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("2021年");
            fill(sheet.createRow(0), HEADER);
            for (int row = 1; row <= ROWS; row++) {
                fill(
                        sheet.createRow(row),
                        List.of(
                                "HY-" + row,
                                "全市人大第" + row + "次座谈会",
                                row % BAD_EVERY == 0 ? "茶话会晚会" : "座谈会",
                                "已召开",
                                "2021年3月5日",
                                "9:00",
                                "11:30",
                                "约42人",
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
