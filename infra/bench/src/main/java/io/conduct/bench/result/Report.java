package io.conduct.bench.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All rows of a run, and what it ran on. Written anew after every row, so that a run that is cut off leaves what it had. */
public final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String HEAD = """
        | | what | here | peer | | ratio | wished | |
        | --- | --- | ---: | --- | ---: | ---: | --- | --- |
        """;
    private static final String FOOT = """

        ratio: how many times as good as the peer, in this run; above 1 is better than it, for rates and for times alike.
        """;

    private final Path folder;
    private final Map<String, String> machine;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** An empty one that is written to {@code bench.md} and {@code bench.json} in the folder. */
    public Report(Path folder, Map<String, String> machine) {
        this.folder = folder;
        this.machine = new LinkedHashMap<>(machine);
    }

    /** Adds a row. */
    public void add(Row row) {
        rows.add(row);
        write();
    }

    /** Adds a sentence below the table. */
    public void remark(String text) {
        remarks.add(text);
        write();
    }

    /** Adds a fact about what it ran on. */
    public void ranOn(String what, String which) {
        machine.put(what, which);
    }

    /** Writes what was added last. */
    public void finish() {
        write();
    }

    /** The table. */
    public String markdown() {
        String lines = rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining());
        String notes = remarks.stream().map(remark -> "- " + remark + "\n").collect(Collectors.joining());
        String on = machine.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining("; ", "\n", ".\n"));
        return HEAD + lines + FOOT + (notes.isEmpty() ? "" : "\n" + notes) + on;
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("rows", rows.stream().map(Report::fields).toList());
        all.put("remarks", remarks);
        return JSON.writeValueAsString(all);
    }

    private static String line(Row row) {
        Row.Peer peer = row.peer();
        Row.Wish wish = row.wish();
        return String.join(
                " | ",
                "| " + row.chapter(),
                row.what(),
                Numbers.plain(row.value()) + " " + row.unit(),
                peer == null ? "" : peer.what(),
                peer == null ? "" : Numbers.plain(peer.value()) + " " + row.unit(),
                row.ratio().map(Numbers::plain).orElse(""),
                wish == null ? "" : wish.text(),
                (wish == null ? "" : wish.fulfilled() ? "yes" : "no") + " |");
    }

    private static Map<String, Object> fields(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chapter", row.chapter());
        fields.put("what", row.what());
        fields.put("value", row.value());
        fields.put("unit", row.unit());
        Row.Peer peer = row.peer();
        if (peer != null) {
            fields.put("peer", peer.what());
            fields.put("peerValue", peer.value());
        }
        row.ratio().ifPresent(ratio -> fields.put("ratio", ratio));
        Row.Wish wish = row.wish();
        if (wish != null) {
            fields.put("wished", wish.text());
            fields.put("fulfilled", wish.fulfilled());
        }
        return fields;
    }

    private void write() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("bench.md"), markdown());
            Files.writeString(folder.resolve("bench.json"), json());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
