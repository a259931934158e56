package io.conduct.bench.chapter;

import io.conduct.bench.micro.ExpressionBenchmark;
import io.conduct.bench.micro.SubmissionBenchmark;
import io.conduct.bench.result.Row;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Single methods, by JMH, each in a JVM of its own. */
public final class Micro implements Chapter {
    private static final String UNIT = "µs";

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public void run(Scene scene) throws RunnerException {
        measure(scene);
    }

    private void measure(Scene scene) throws RunnerException {
        Path results = scene.options().folder().resolve("jmh.json");
        int iterations = (int) Math.max(3, scene.options().time().toSeconds() / 4);
        scene.say("methods by JMH; all numbers are in " + results.getFileName());
        Collection<RunResult> found = new Runner(new OptionsBuilder()
                        .include(SubmissionBenchmark.class.getSimpleName())
                        .include(ExpressionBenchmark.class.getSimpleName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .resultFormat(ResultFormatType.JSON)
                        .result(results.toString())
                        .build())
                .run();
        Map<String, Double> micros = new HashMap<>();
        found.forEach(result -> micros.put(
                result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore()));
        micros.forEach((method, value) -> scene.remember(method, value));
        double parsed = micros.getOrDefault("parse", Double.NaN);
        scene.add(Row.cost(name(), "a meeting read: parsed, validated, bound, normalised", value(micros, "read"), UNIT)
                .beside("parsed alone", parsed));
        scene.add(Row.cost(name(), "a meeting judged by the rules", value(micros, "judge"), UNIT));
        scene.add(Row.cost(name(), "one condition of the catalogue on an event", value(micros, "condition"), UNIT)
                .beside("the same in Java", value(micros, "conditionInJava")));
        scene.add(Row.cost(
                        name(), "an event's contributions to the whole catalogue", value(micros, "contributions"), UNIT)
                .beside("the event decoded", value(micros, "decode")));
    }

    private static double value(Map<String, Double> micros, String method) {
        return micros.getOrDefault(method, Double.NaN);
    }
}
