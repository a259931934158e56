package io.conduct.service.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriUtils;

/** The link to a next page (RFC 8288): the request again, with another place to go on from. */
public final class NextLink {

    private NextLink() {}

    /** That link; every other parameter is in it as it was sent, so that the {@code +} of an instant stays one. */
    public static String of(ServerHttpRequest request, String cursor) {
        return of(request, Map.of("cursor", cursor));
    }

    /** The link with all of these parameters set. */
    public static String of(ServerHttpRequest request, Map<String, String> parameters) {
        String query = Objects.requireNonNullElse(request.getURI().getRawQuery(), "");
        List<String> pairs = new ArrayList<>(Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty() && !parameters.containsKey(pair.split("=", 2)[0]))
                .toList());
        new TreeMap<>(parameters)
                .forEach((name, value) -> pairs.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)));
        return request.getURI().getRawPath() + "?" + String.join("&", pairs);
    }
}
