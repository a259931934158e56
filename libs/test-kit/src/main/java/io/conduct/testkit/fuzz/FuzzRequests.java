package io.conduct.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes requests of the operations of a description: sometimes as they are meant, mostly not quite. */
final class FuzzRequests {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> HEADERS = List.of(
            "ce-id",
            "ce-source",
            "ce-specversion",
            "ce-subject",
            "ce-time",
            "ce-type",
            "ce-datacontenttype",
            "ce-org",
            "if-match",
            "accept",
            "accept-language",
            "content-encoding",
            "range",
            "traceparent",
            "tracestate",
            "x-forwarded-for",
            "x-forwarded-prefix",
            "x-http-method-override",
            "forwarded");

    private final URI base;
    private final String token;
    private final String org;
    private final Random random;
    private final NastyTexts texts;
    private final SchemaValues values;
    private final BodyChanges changes;
    private final List<Operation> operations = new ArrayList<>();

    record Operation(String method, String path, JsonNode content) {}

    /** What the fuzzer is aimed at. */
    record Aim(URI base, String token, String org) {}

    FuzzRequests(JsonNode document, Aim aim, Random random) {
        this.base = aim.base();
        this.token = aim.token();
        this.org = aim.org();
        this.random = random;
        this.texts = new NastyTexts(random);
        this.values = new SchemaValues(document, random);
        this.changes = new BodyChanges(random, texts);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
    }

    /** The next request. */
    HttpRequest next() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(base + path(operation.path()) + query(operation.content())))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token);
        headers(request);
        body(operation, request);
        return request.build();
    }

    private String path(String template) {
        return VARIABLE.matcher(template).replaceAll(variable -> switch (variable.group(1)) {
            case "org" -> encoded(random.nextInt(4) == 0 ? texts.any() : org);
            case "year" -> encoded(random.nextInt(3) == 0 ? texts.any() : "2013");
            default -> encoded(random.nextInt(3) == 0 ? texts.any() : "fuzz-" + random.nextInt(20));
        });
    }

    private String query(JsonNode operation) {
        StringBuilder query = new StringBuilder();
        operation.path("parameters").forEach(unresolved -> {
            JsonNode parameter = values.resolved(unresolved);
            if ("query".equals(parameter.path("in").asString("")) && random.nextInt(3) == 0) {
                String name = parameter.path("name").asString("");
                add(query, name, value(name, parameter));
            }
        });
        if (random.nextInt(20) == 0) {
            add(query, texts.any(), texts.any());
        }
        return query.toString();
    }

    private String value(String name, JsonNode parameter) {
        if ("org".equals(name) && random.nextInt(3) > 0) {
            return org;
        }
        return random.nextBoolean()
                ? texts.any()
                : values.of(parameter.path("schema")).asString("");
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(encoded(name))
                .append('=')
                .append(encoded(value));
    }

    private void headers(HttpRequest.Builder request) {
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            String value = sendable(texts.any());
            request.header(HEADERS.get(random.nextInt(HEADERS.size())), value);
        }
    }

    /** The client sends nothing else in a header; what it would not send is sent by hand elsewhere. */
    private static String sendable(String text) {
        return text.codePoints()
                .limit(2_000)
                .map(point -> point < 0x20 || point > 0x7E ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void body(Operation operation, HttpRequest.Builder request) {
        JsonNode content =
                values.resolved(operation.content().path("requestBody")).path("content");
        if (content.isEmpty()) {
            request.method(operation.method(), BodyPublishers.noBody());
            return;
        }
        List<String> types = new ArrayList<>(content.propertyNames());
        String type = types.get(random.nextInt(types.size()));
        request.header("content-type", random.nextInt(10) == 0 ? sendable(texts.any()) : type);
        byte[] bytes = type.startsWith("multipart/") ? multipart(request) : changes.of(good(content.path(type)));
        request.method(operation.method(), BodyPublishers.ofByteArray(bytes));
    }

    private JsonNode good(JsonNode media) {
        JsonNode value;
        if (media.has("example") && random.nextBoolean()) {
            value = media.path("example");
        } else if (!media.path("examples").isEmpty() && random.nextBoolean()) {
            value = values.resolved(media.path("examples").iterator().next()).path("value");
        } else {
            value = values.of(media.path("schema"));
        }
        return value.isMissingNode() ? JsonNodeFactory.instance.objectNode() : value;
    }

    private byte[] multipart(HttpRequest.Builder request) {
        request.setHeader("content-type", "multipart/form-data; boundary=fuzz");
        String name = sendable(texts.any()).replace("\"", "");
        return ("--fuzz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + List.of(".csv", ".xlsx", ".xls", "").get(random.nextInt(4))
                        + "\"\r\nContent-Type: text/csv\r\n\r\n标题,日期\n" + texts.any() + "," + texts.any()
                        + "\r\n--fuzz--\r\n")
                .getBytes(UTF_8);
    }

    /** Every byte that is not a letter or digit as %XX; unpaired surrogates become question marks. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(UTF_8)) {
            char letter = (char) (each & 0xFF);
            if (letter < 0x7F && (Character.isLetterOrDigit(letter) || letter == '-' || letter == '.')) {
                encoded.append(letter);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }
}
