package io.conduct.local.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conduct.contract.RecordKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The samples as files, as a department's system would hand them out. Under one folder for each org:
 * {@code meetings-2020.ndjson} and so on by kind and year, {@code meetings-amendments.ndjson} by kind, and
 * {@code withdrawals.ndjson}; {@code indicators.ndjson} of the office that declares them.
 */
public final class SampleFiles {

    private static final String WITHDRAWALS = "withdrawals.ndjson";

    private SampleFiles() {}

    /** Writes {@code samples} under {@code folder}, which is created. Writing the same samples again leaves the same bytes. */
    public static void write(SampleSet samples, Path folder) {
        Map<String, List<ObjectNode>> files = new TreeMap<>();
        for (SampleRecord sample : samples.records()) {
            addTo(files, sample.org() + "/" + sample.kind().plural() + "-" + sample.year(), sample.item());
        }
        for (SampleRecord sample : samples.amendments()) {
            addTo(files, sample.org() + "/" + sample.kind().plural() + "-amendments", sample.item());
        }
        for (SampleWithdrawal withdrawal : samples.withdrawals()) {
            addTo(files, withdrawal.org() + "/withdrawals", itemOf(withdrawal));
        }
        for (SampleIndicator indicator : samples.indicators()) {
            addTo(files, indicator.org() + "/indicators", indicator.item());
        }
        files.forEach((file, items) -> write(folder.resolve(file + ".ndjson"), items));
    }

    /**
     * Every line in the order of sending: by department, by kind, the years in their order and then the amendments. A
     * file is read when its first line is asked for.
     *
     * @throws UncheckedIOException when the folder or a file cannot be read
     */
    public static Stream<SampleLine> read(Path folder) {
        return SampleLibrary.departments().stream()
                .flatMap(department -> Stream.of(RecordKind.values())
                        .flatMap(kind -> files(folder.resolve(department.code()), kind)
                                .flatMap(SampleFiles::lines)
                                .map(line -> new SampleLine(kind, department.code(), line))));
    }

    /** Every withdrawal, by department, in the order of sending; they are sent after all lines. */
    public static List<SampleWithdrawal> withdrawals(Path folder) {
        return SampleLibrary.departments().stream()
                .map(department -> folder.resolve(department.code()).resolve(WITHDRAWALS))
                .filter(Files::exists)
                .flatMap(SampleFiles::lines)
                .map(SampleFiles::withdrawalOf)
                .toList();
    }

    private static void addTo(Map<String, List<ObjectNode>> files, String file, ObjectNode item) {
        files.computeIfAbsent(file, name -> new ArrayList<>()).add(item);
    }

    private static void write(Path file, List<ObjectNode> items) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    items.stream()
                            .map(item -> Json.MAPPER.writeValueAsString(item) + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Years sort before the word amendments. */
    private static Stream<Path> files(Path department, RecordKind kind) {
        try (Stream<Path> files = Files.list(department)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(kind.plural() + "-"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(department.toString(), e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, UTF_8).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static ObjectNode itemOf(SampleWithdrawal withdrawal) {
        return Json.object()
                .put("kind", withdrawal.kind().plural())
                .put("org", withdrawal.org())
                .put("sourceId", withdrawal.sourceId())
                .put("reason", withdrawal.reason());
    }

    private static SampleWithdrawal withdrawalOf(String line) {
        JsonNode item = Json.MAPPER.readTree(line);
        return new SampleWithdrawal(
                RecordKind.ofPlural(item.required("kind").stringValue()).orElseThrow(),
                item.required("org").stringValue(),
                item.required("sourceId").stringValue(),
                item.required("reason").stringValue());
    }
}
