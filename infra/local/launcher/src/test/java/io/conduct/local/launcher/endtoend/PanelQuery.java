package io.conduct.local.launcher.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One query of one panel, as a reader of the dashboard sees it who has chosen a year and an org.
 *
 * @param dashboard title of the dashboard
 * @param panel title of the panel
 * @param legend what its answers are called
 * @param expr the query, with the choices put in
 */
record PanelQuery(String dashboard, String panel, String legend, String expr) {

    /** Every query of every dashboard in the folder. */
    static List<PanelQuery> in(Path folder, String year, String org) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(file -> of(file, year, org).stream()).toList();
        }
    }

    private static List<PanelQuery> of(Path file, String year, String org) {
        JsonNode board = JsonMapper.shared().readTree(contentOf(file));
        List<PanelQuery> queries = new ArrayList<>();
        for (JsonNode panel : board.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new PanelQuery(
                        board.path("title").asString(),
                        panel.path("title").asString(),
                        target.path("legendFormat").asString(),
                        chosen(target.path("expr").asString(), year, org)));
            }
        }
        return queries;
    }

    /** A text of a dashboard with the reader's choices put in. */
    static String chosen(String text, String year, String org) {
        return text.replace("$year", year).replace("$org", org).replace("$__rate_interval", "1m");
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
