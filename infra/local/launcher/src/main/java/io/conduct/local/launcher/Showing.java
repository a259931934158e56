package io.conduct.local.launcher;

import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.report.FigureLine;
import io.conduct.local.launcher.report.ReportCommands;
import io.conduct.local.launcher.report.ReportTable;
import io.conduct.local.launcher.sample.Counting;
import io.conduct.local.launcher.sample.Retrying;
import io.conduct.local.launcher.sample.SampleStage;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import io.conduct.local.samples.SampleLibrary;
import io.conduct.local.samples.SampleSet;
import io.conduct.local.samples.SampleSettings;
import java.time.Duration;

/** What one sees: the platform starts, takes in the samples, prints its figures and stays up. */
final class Showing {
    private static final int YEAR = 2021;
    private static final int OK = 200;
    private static final String REPORT = "/api/v1/reports/" + YEAR;

    private final LocalPlatform platform;
    private final Terminal terminal;
    private final Monitoring monitoring;
    private final Stopwatch stopwatch = new Stopwatch();

    Showing(LocalPlatform platform, Terminal terminal, Monitoring monitoring) {
        this.platform = platform;
        this.terminal = terminal;
        this.monitoring = monitoring;
    }

    /**
     * Runs until it is told to stop.
     *
     * @throws OperatorException if it cannot go on; everything is stopped then
     */
    void run() {
        try {
            platform.start(SampleLibrary.departments());
            loadSamples();
            printTable();
            printDoors();
            throw platform.failure().join();
        } finally {
            platform.close();
        }
    }

    private void loadSamples() {
        SampleSet samples = SampleLibrary.generate(SampleSettings.standard());
        boolean fresh =
                new SampleStage(samples, platform.samples(), platform::as, terminal).ensureLoaded(platform.failure());
        var counting = new Counting(platform.as(Clients.REPORT_WRITER), terminal);
        counting.awaitAtLeast(samples, fresh, platform.failure());
    }

    private void printTable() {
        ApiClient reader = platform.as(Clients.REPORT_WRITER);
        Answer report = new Retrying(Duration.ofMinutes(1)).until(REPORT, () -> reader.get(REPORT));
        if (report.status() != OK) {
            throw new OperatorException("no report for " + YEAR + ": " + report);
        }
        terminal.line("");
        new ReportTable(YEAR, FigureLine.of(report.json())).lines().forEach(terminal::line);
        terminal.line("");
    }

    private void printDoors() {
        terminal.about("gateway", platform.credentials().gateway().toString());
        for (Part part : Part.values()) {
            if (platform.isReplaced(part)) {
                terminal.about(part.label(), "not started: " + platform.replacement(part) + " is used");
            } else if (part.isApplication() && part != Part.IDENTITY) {
                terminal.about(part.label(), "metrics " + platform.door(part) + "/actuator/prometheus");
            }
        }
        monitoring.start(platform, terminal);
        terminal.about("credentials", platform.credentialsFile() + " (clients and their secrets)");
        terminal.about("logs", platform.logs().toString());
        printReport();
        terminal.line("");
        terminal.line("Up after " + stopwatch + ". Ctrl-C stops everything.");
    }

    private void printReport() {
        terminal.line("");
        terminal.about("draft report", platform.credentials().gateway() + REPORT + "/draft.docx");
        terminal.line("  To download the draft, freeze it and download the edition, paste:");
        terminal.line("");
        new ReportCommands(YEAR, platform.credentials().gateway(), platform.credentialsFile(), Clients.REPORT_WRITER)
                .lines()
                .forEach(terminal::line);
    }
}
