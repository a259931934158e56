package io.conduct.faults;

import io.conduct.faults.Round.Result;
import io.conduct.faults.load.Ledger;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the fault matrix against the platform: {@code FaultMatrix FOLDER [rounds=10] [rows=all] [seed=0] [ops=400] [minutes=30]}.
 *
 * <p>Prints one line a round and a table at the end, which is also written to {@code FOLDER/faults.md}. Ends with status 1
 * when anything did not hold. {@code rows} is {@code all} or a list such as {@code 1,5,13}; {@code R} restarts everything
 * at random while {@code ops} operations are sent, {@code 26} restores a backup, {@code 27} soaks for {@code minutes}. A seed of 0 takes a new one; it is printed.
 */
public final class FaultMatrix {

    private static final int MOST_SHOWN = 10;

    private final Terminal terminal;
    private final Path folder;
    private final Map<String, String> options;

    private FaultMatrix(Terminal terminal, Path folder, Map<String, String> options) {
        this.terminal = terminal;
        this.folder = folder;
        this.options = options;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        Arrays.stream(arguments).skip(1).forEach(argument -> {
            int sign = argument.indexOf('=');
            options.put(argument.substring(0, sign), argument.substring(sign + 1));
        });
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        System.exit(new FaultMatrix(Terminal.standard(), folder, options).run() ? 0 : 1);
    }

    private boolean run() throws IOException {
        int rounds = Integer.parseInt(options.getOrDefault("rounds", "10"));
        long operations = Long.parseLong(options.getOrDefault("ops", "400"));
        long given = Long.parseLong(options.getOrDefault("seed", "0"));
        long seed = given == 0 ? System.nanoTime() : given;
        terminal.line("seed=" + seed + " rounds=" + rounds + " ops=" + operations + ", "
                + System.getProperty("java.vm.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors");
        Path data = Files.createTempDirectory(Files.createDirectories(folder), "faults-");
        Table table = new Table();
        Plan plan = new Plan(data, rounds, seed, operations);
        boolean held = runAll(Row.all().stream().filter(this::isWanted).toList(), plan, table);
        if (isWanted(RestoreDrill.ROW)) {
            held &= drill(plan, table);
        }
        if (isNamed(Soak.ROW)) {
            held &= soak(data.resolve("soak").resolve("data"), table, seed);
        }
        return held;
    }

    /** How the rows are run. */
    private record Plan(Path data, int rounds, long seed, long operations) {}

    private boolean runAll(List<Row> rows, Plan plan, Table table) throws IOException {
        boolean held = true;
        for (Row row : rows) {
            List<Result> results = new ArrayList<>();
            boolean completed = complete(row, plan, results);
            held &= completed
                    && results.stream().allMatch(result -> result.verdict().holds());
            table.add(row, results);
            write(table, plan.seed());
        }
        return held;
    }

    /** Runs a row against a platform of its own, whose data stays only when something did not hold. */
    private boolean complete(Row row, Plan plan, List<Result> results) {
        Path folder = plan.data().resolve("row-" + row.id());
        try (Arena arena = Arena.start(folder.resolve("data"), terminal)) {
            Round round = new Round(arena, new Ledger());
            for (int number = 1; number <= plan.rounds(); number++) {
                results.add(once(round, row, number, plan));
            }
            results.add(results.remove(results.size() - 1).andBroken(arena.brokenAudits()));
        } catch (IllegalStateException | OperatorException | UncheckedIOException failure) {
            terminal.warn(row.id() + " " + row.fault() + ", ended in round " + (results.size() + 1) + ": " + failure
                    + (failure.getCause() == null ? "" : ", because of " + failure.getCause()) + "; its data is in "
                    + folder);
            return false;
        }
        if (results.stream().allMatch(result -> result.verdict().holds())) {
            Folders.delete(folder);
        }
        return true;
    }

    private boolean drill(Plan plan, Table table) throws IOException {
        List<Result> results = new ArrayList<>();
        for (int number = 1; number <= plan.rounds(); number++) {
            Path folder = plan.data().resolve("drill-" + number);
            Stopwatch stopwatch = new Stopwatch();
            Result result = new RestoreDrill(folder, terminal).run(plan.seed() + number, plan.operations());
            tell(RestoreDrill.ROW, number, result, stopwatch);
            results.add(result);
            if (result.verdict().holds()) {
                Folders.delete(folder);
            }
        }
        table.add(RestoreDrill.ROW, results);
        write(table, plan.seed());
        return results.stream().allMatch(result -> result.verdict().holds());
    }

    private boolean soak(Path data, Table table, long seed) throws IOException {
        Duration time = Duration.ofMinutes(Long.parseLong(options.getOrDefault("minutes", "30")));
        try (Arena arena = Arena.start(data, terminal)) {
            Soak soak = new Soak(arena, terminal);
            Result result = soak.run(time, seed);
            result.verdict().all().stream().limit(MOST_SHOWN).forEach(terminal::warn);
            table.add(Soak.ROW, List.of(result));
            write(table, seed);
            Files.write(folder.resolve("census.md"), soak.census());
            soak.census().forEach(terminal::line);
            return result.verdict().holds();
        }
    }

    private Result once(Round round, Row row, int number, Plan plan) {
        Stopwatch stopwatch = new Stopwatch();
        Result result = round.of(row, number, plan.seed() + number, plan.operations());
        tell(row, number, result, stopwatch);
        return result;
    }

    private void tell(Row row, int number, Result result, Stopwatch stopwatch) {
        terminal.line(row.id() + " " + row.fault() + ", round " + number + ": " + result.calls() + ", recovered in "
                + Stopwatch.inSeconds(result.recovery()) + ", "
                + (result.verdict().holds()
                        ? "everything holds"
                        : result.verdict().all().size() + " do not hold")
                + ", " + stopwatch);
        result.verdict().all().stream().limit(MOST_SHOWN).forEach(terminal::warn);
    }

    private boolean isWanted(Row row) {
        String wanted = options.getOrDefault("rows", "all");
        return wanted.equals("all") || isNamed(row);
    }

    private boolean isNamed(Row row) {
        return Set.of(options.getOrDefault("rows", "all").split(",", -1)).contains(row.id());
    }

    private void write(Table table, long seed) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Seed " + seed + ".", ""));
        lines.addAll(table.lines());
        Files.write(folder.resolve("faults.md"), lines);
        table.lines().forEach(terminal::line);
    }
}
