package io.conduct.bench;

import io.conduct.aggregator.AggregatorServiceApplication;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.drilldown.Records;
import io.conduct.aggregator.drilldown.RecordsQuery;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.local.broker.LocalBroker;
import io.conduct.local.broker.LocalBrokerConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How fast the aggregator counts everything anew, what its read model takes, and how fast it answers: with a tenth of the
 * records first, so that what grows with their number shows. The broker runs in the same process and shares its cores.
 */
public final class RebuildBenchmark {

    private static final int DEFAULT_RECORDS = 100_000;
    private static final int TENTH = 10;
    private static final int WARM_UP = 2_000;
    private static final int QUERIES = 5_000;
    private static final int PAGE = 100;
    private static final long PATIENCE_MINUTES = 60;
    private static final double PERCENTILE = 0.99;
    private static final double MEBIBYTE = 1024.0 * 1024;
    /** The recording services are on the class path of this module too; their parts have no place in the aggregator. */
    private static final String RECORDING = "io.conduct.record.boot.RecordKitAutoConfiguration,"
            + "io.conduct.record.openapi.RecordApiAutoConfiguration";

    private static final String ROOT = "congress";
    private static final Period YEAR = Period.ofYear(2021);

    private final Path folder;

    private RebuildBenchmark(Path folder) {
        this.folder = folder;
    }

    /** Runs the benchmark; the arguments are the folder for the results and, if not 100,000, the number of records. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int records = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_RECORDS;
        Path folder = Path.of(args[0]);
        RebuildBenchmark benchmark = new RebuildBenchmark(folder);
        List<Result> results = List.of(benchmark.run(records / TENTH), benchmark.run(records));
        report(results, folder, System.out);
    }

    /**
     * What one run measured.
     *
     * @param records records in the topics
     * @param perSecond records counted a second, from the start of the process to the first figure
     * @param again seconds from the start of a process to the first figure when everything is counted already: what reading
     *     the counts and the records behind them takes at each start
     * @param foldPerSecond records that a plain consumer reads and counts a second
     * @param heap heap that the read model keeps, in MiB
     * @param disk size of the records behind the figures, in MiB
     * @param year microseconds of a year by month with comparison: median, 99 of 100
     * @param dimension the same by a dimension
     * @param page the same of a page of the records behind a figure
     */
    @SuppressWarnings("ArrayRecordComponent") // samples of one run, never compared
    private record Result(
            int records,
            double perSecond,
            double again,
            double foldPerSecond,
            double heap,
            double disk,
            long[] year,
            long[] dimension,
            long[] page) {}

    private Result run(int records) throws IOException, InterruptedException {
        Path data = folder.resolve("rebuild-" + ProcessHandle.current().pid() + "-" + records);
        try (LocalBroker broker = LocalBroker.start(new LocalBrokerConfig(data.resolve("broker"), 0))) {
            new RecordLoad(broker.bootstrapServers()).load(records);
            double fold = new PlainFold(broker.bootstrapServers()).perSecond(records);
            double counting = secondsToReady(broker, data);
            double before = heap();
            long start = System.nanoTime();
            try (ConfigurableApplicationContext aggregator = aggregator(broker, data)) {
                awaitReady(aggregator.getBean(Freshness.class), start);
                double again = (System.nanoTime() - start) / 1e9;
                double after = heap();
                return new Result(
                        records,
                        records / counting,
                        again,
                        fold,
                        after - before,
                        size(data.resolve("state").resolve("records")),
                        figure(aggregator, "meetings.held", new Breakdown.ByMonth()),
                        figure(aggregator, "documents.issued", new Breakdown.ByDimension(0)),
                        page(aggregator));
            }
        } finally {
            delete(data);
        }
    }

    private static double secondsToReady(LocalBroker broker, Path data) throws InterruptedException {
        long start = System.nanoTime();
        try (ConfigurableApplicationContext aggregator = aggregator(broker, data)) {
            awaitReady(aggregator.getBean(Freshness.class), start);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static ConfigurableApplicationContext aggregator(LocalBroker broker, Path data) {
        return new SpringApplicationBuilder(AggregatorServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--spring.autoconfigure.exclude=" + RECORDING,
                        "--conduct.aggregator.stream.state-dir=" + data.resolve("state"));
    }

    private static void awaitReady(Freshness freshness, long start) throws InterruptedException {
        while (!freshness.isReady()) {
            if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES)) {
                throw new IllegalStateException("not ready (expected: within " + PATIENCE_MINUTES + " minutes)");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long[] figure(ConfigurableApplicationContext aggregator, String metric, Breakdown by) {
        Figures figures = aggregator.getBean(Figures.class);
        FigureQuery query = new FigureQuery(metricOf(aggregator, metric), ROOT, YEAR, by, Compare.YEAR_BEFORE, false);
        return microseconds(() -> figures.figures(List.of(query)));
    }

    private static long[] page(ConfigurableApplicationContext aggregator) {
        Records records = aggregator.getBean(Records.class);
        RecordsQuery query = new RecordsQuery(metricOf(aggregator, "petitions.letters"), ROOT, YEAR, null, PAGE);
        return microseconds(() -> records.page(query));
    }

    private static Metric metricOf(ConfigurableApplicationContext aggregator, String id) {
        return aggregator.getBean(Catalogue.class).find(id).orElseThrow();
    }

    private static long[] microseconds(Runnable query) {
        long[] took = new long[QUERIES];
        for (int i = -WARM_UP; i < QUERIES; i++) {
            long start = System.nanoTime();
            query.run();
            if (i >= 0) {
                took[i] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
            }
        }
        Arrays.sort(took);
        return new long[] {took[QUERIES / 2], took[(int) (QUERIES * PERCENTILE)]};
    }

    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
    }

    private static double size(Path of) throws IOException {
        long bytes = 0;
        for (Path file : files(of)) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes / MEBIBYTE;
    }

    private static void report(List<Result> results, Path folder, PrintStream out) throws IOException {
        StringBuilder table = new StringBuilder("""
            | records   | counted/s | next start s | plain fold/s | ratio | heap MiB | disk MiB | year by month p50/p99 us | by dimension us | page of 100 us |
            |-----------|-----------|--------------|--------------|-------|----------|----------|--------------------------|-----------------|----------------|
            """);
        List<String> rows = new ArrayList<>();
        for (Result result : results) {
            table.append(row(result)).append('\n');
            rows.add(json(result));
        }
        out.println(table);
        out.println("Broker, loader and aggregator in one process on "
                + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version()
                + "; the index takes at most 48 MiB of memory beside the heap");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rebuild.md"), table);
        Files.writeString(folder.resolve("rebuild.json"), "[" + String.join(",\n", rows) + "]\n");
    }

    private static String row(Result result) {
        return String.format(
                Locale.ROOT,
                "| %,9d | %,9.0f | %,12.1f | %,12.0f | %5.2f | %8.1f | %8.1f | %,24d/%,d | %,d/%,d | %,d/%,d |",
                result.records(),
                result.perSecond(),
                result.again(),
                result.foldPerSecond(),
                result.perSecond() / result.foldPerSecond(),
                result.heap(),
                result.disk(),
                result.year()[0],
                result.year()[1],
                result.dimension()[0],
                result.dimension()[1],
                result.page()[0],
                result.page()[1]);
    }

    private static String json(Result result) {
        return String.format(
                Locale.ROOT,
                "{\"records\":%d,\"perSecond\":%.0f,\"againSeconds\":%.1f,\"foldPerSecond\":%.0f,\"heapMiB\":%.1f,\"diskMiB\":%.1f,\"yearP99Us\":%d,\"pageP99Us\":%d}",
                result.records(),
                result.perSecond(),
                result.again(),
                result.foldPerSecond(),
                result.heap(),
                result.disk(),
                result.year()[1],
                result.page()[1]);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Collections.emptyList();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file :
                files(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(file);
        }
    }
}
