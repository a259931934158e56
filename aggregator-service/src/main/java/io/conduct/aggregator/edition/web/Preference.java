package io.conduct.aggregator.edition.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** What a client prefers (RFC 7240, {@code Prefer: respond-async, wait=10}). Preferences that cannot be read are passed over. */
final class Preference {

    private static final String HEADER = "Prefer";
    private static final String ASYNC = "respond-async";
    private static final String WAIT = "wait";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,2}");
    private static final Duration USUAL = Duration.ofSeconds(2);

    private Preference() {}

    /** How long a client waits that would rather come again than wait longer; empty for one that waits. */
    static Optional<Duration> patience(HttpHeaders headers) {
        Map<String, String> preferences = new HashMap<>();
        for (String line : headers.getOrEmpty(HEADER)) {
            List.of(line.split(",", -1)).forEach(one -> {
                String[] parts = one.split(";", 2)[0].split("=", 2);
                String name = parts[0].strip().toLowerCase(Locale.ROOT);
                preferences.putIfAbsent(
                        name, parts.length == 1 ? "" : parts[1].strip().replace("\"", ""));
            });
        }
        return Optional.ofNullable(preferences.get(ASYNC))
                .map(any -> preferences.getOrDefault(WAIT, ""))
                .map(wait -> SECONDS.matcher(wait).matches() ? Duration.ofSeconds(Long.parseLong(wait)) : USUAL);
    }
}
