package io.conduct.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a benchmark found, each group beside the first of it, as a table and as JSON. */
final class Table {
    private static final String HEAD = """
        | what (records/s)                                     |        min |     median |        max |  ratio | CPU us/1 | CPU ratio |
        |------------------------------------------------------|-----------:|-----------:|-----------:|-------:|---------:|----------:|
        """;

    private Table() {}

    /** Prints it and writes {@code name.md} and {@code name.json} into the folder. */
    static void report(String name, List<List<Measurement>> groups, Path folder, PrintStream out) throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        List<String> rows = new ArrayList<>();
        for (List<Measurement> group : groups) {
            for (Measurement measurement : group) {
                table.append(measurement.row(group.get(0))).append('\n');
                rows.add(measurement.json(group.get(0)));
            }
        }
        table.append("""

            ratio: median over that of the first row of the group, in this run; CPU ratio: the same of the processor time for
            one, which other load on the machine changes little. %d cores, Java %s.
            """.formatted(Runtime.getRuntime().availableProcessors(), Runtime.version()));
        out.println(table);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".md"), table);
        Files.writeString(folder.resolve(name + ".json"), "[" + String.join(",\n", rows) + "]\n");
    }
}
