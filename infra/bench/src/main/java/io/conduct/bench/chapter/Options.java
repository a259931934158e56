package io.conduct.bench.chapter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param folder for the results and everything else
 * @param only the chapters wanted, by name; empty for all
 * @param records that are counted anew and asked about
 * @param orgs whose records they are
 * @param time of each load at a constant rate
 * @param profile whether the meeting service is profiled meanwhile
 * @param allCompilers whether every process runs with all compilers of the JVM, as the images do
 */
public record Options(
        Path folder, Set<String> only, int records, int orgs, Duration time, boolean profile, boolean allCompilers) {
    /** Loads are sent so many times as long as they are measured before the first answer counts, if they are not done sooner. */
    private static final int WARM_UP = 6;

    private static final int SHORT = 100_000;
    private static final int FEW_ORGS = 6;
    private static final int SHORT_SECONDS = 10;

    /** Takes a copy. */
    public Options {
        only = Set.copyOf(only);
    }

    /** The folder, and then {@code name=value} for what differs from the short form. */
    public static Options of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(arguments).skip(1).forEach(argument -> {
            int sign = argument.indexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException(argument + " (expected: name=value)");
            }
            given.put(argument.substring(0, sign), argument.substring(sign + 1));
        });
        String only = given.getOrDefault("only", "all");
        return new Options(
                Path.of(arguments[0]).toAbsolutePath(),
                only.equals("all") ? Set.of() : Set.copyOf(List.of(only.split(",", -1))),
                Integer.parseInt(given.getOrDefault("records", Integer.toString(SHORT))),
                Integer.parseInt(given.getOrDefault("orgs", Integer.toString(FEW_ORGS))),
                Duration.ofSeconds(Long.parseLong(given.getOrDefault("seconds", Integer.toString(SHORT_SECONDS)))),
                Boolean.parseBoolean(given.getOrDefault("profile", "false")),
                wantsAll(given.getOrDefault("compilers", "quick")));
    }

    private static boolean wantsAll(String compilers) {
        return switch (compilers) {
            case "all" -> true;
            case "quick" -> false;
            default -> throw new IllegalArgumentException("compilers=" + compilers + " (expected: quick or all)");
        };
    }

    /** How long a load may be sent before the first answer counts. */
    Duration warmUp() {
        return time.multipliedBy(WARM_UP);
    }

    /** Whether this chapter is wanted. */
    public boolean wants(String chapter) {
        return only.isEmpty() || only.contains(chapter);
    }
}
