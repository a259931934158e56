package io.conduct.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.testkit.TestTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Every way into a running recording service, and what came in by each. */
final class Doors {

    private static final int TOPIC_ID_LENGTH = 22;
    private static final String BOUNDARY = "ledger-of-the-doors";

    private final RecordType type;
    private final String path;
    private final String token;
    private final String bootstrapServers;
    private final Calls calls;

    Doors(URI service, String bootstrapServers, RecordType type) {
        this.type = type;
        this.path = "/api/v1/" + type.plural();
        this.bootstrapServers = bootstrapServers;
        this.token = TestTokens.shared()
                .token(
                        "administrator",
                        "congress",
                        type.plural() + ":read",
                        type.plural() + ":write",
                        type.plural() + ":identity",
                        "operations");
        this.calls = new Calls(service, token);
    }

    /** What was sent through a door: asked again, it tells what has become of it since. */
    interface Sent {

        /** What became of each: its record, or the problem for which it was refused; empty while that is not known. */
        List<String> outcomes();
    }

    Sent send(Door door, List<Submission> submissions) {
        List<Submission> own =
                submissions.stream().map(one -> one.through(door)).toList();
        if (door == Door.KAFKA) {
            List<String> places = publish(own);
            return () -> outcomes(door, own, quarantined(places));
        }
        List<JsonNode> problems = switch (door) {
            case PUT -> alone(own, one -> calls.put(recordPath(one), one.bytes()));
            case BATCH -> together(own, calls.post(path + "/batch", "application/x-ndjson", lines(own)));
            case BINARY -> alone(own, this::binary);
            case STRUCTURED ->
                alone(own, one -> event("application/cloudevents+json", Events.structured(one, type.eventType())));
            case BATCHED -> together(own, event("application/cloudevents-batch+json", batched(own)));
            default -> ledger(own);
        };
        return () -> outcomes(door, own, problems);
    }

    private List<JsonNode> alone(List<Submission> own, Function<Submission, HttpRequest> request) {
        return calls.json(own.stream().map(request).toList());
    }

    private List<JsonNode> together(List<Submission> own, HttpRequest request) {
        JsonNode answer = calls.json(request);
        assertThat(answer.path("results")).as("%s", answer.path("detail")).hasSize(own.size());
        return answer.path("results")
                .valueStream()
                .map(result -> result.path("problem"))
                .toList();
    }

    private HttpRequest binary(Submission one) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        Events.attributes(one, type.eventType())
                .forEach((name, value) -> headers.put("ce-" + name, Calls.encoded(value)));
        return calls.post(path + "/events", headers, one.bytes());
    }

    private HttpRequest event(String mediaType, String body) {
        return calls.post(path + "/events", mediaType, body);
    }

    private String batched(List<Submission> own) {
        return own.stream()
                .map(one -> Events.structured(one, type.eventType()))
                .toList()
                .toString();
    }

    private static String lines(List<Submission> own) {
        return String.join("\n", own.stream().map(Doors::item).toList());
    }

    private static String item(Submission one) {
        String names = "{\"org\":\"" + one.org() + "\",\"sourceId\":\"" + one.sourceId() + "\",";
        return one.body().replaceFirst("\\{", names);
    }

    /** Hands the ledger in twice, as a clerk does: first to see what would be refused, and then for good. */
    private List<JsonNode> ledger(List<Submission> own) {
        Cells cells = Cells.of(type.singular());
        byte[] file = FilledLedger.of(
                calls.bytes(calls.get(path + "/import/template.xlsx")),
                own.stream()
                        .map(one -> cells.of(
                                one.sourceId(), (ObjectNode) JsonMapper.shared().readTree(one.body())))
                        .toList());
        String target = path + "/import?org=" + own.get(0).org();
        List<JsonNode> preview = together(own, upload(target + "&dryRun=true", file));
        List<JsonNode> problems = together(own, upload(target, file));
        assertThat(problems.stream().map(Doors::problem).toList())
                .isEqualTo(preview.stream().map(Doors::problem).toList());
        return problems;
    }

    private HttpRequest upload(String target, byte[] file) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer form = ByteBuffer.allocate(head.length + file.length + end.length)
                .put(head)
                .put(file)
                .put(end);
        return calls.post(target, Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY), form.array());
    }

    private List<String> publish(List<Submission> own) {
        try (IntakeTopicSender sender = new IntakeTopicSender(bootstrapServers, "conduct.intake." + type.plural())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Submission one : own) {
                Map<String, String> headers = new LinkedHashMap<>(
                        Map.of("authorization", "Bearer " + token, "content-type", "application/json"));
                Events.attributes(one, type.eventType()).forEach((name, value) -> headers.put("ce_" + name, value));
                sent.add(sender.send(sent.size() % 2, headers, one.bytes()));
            }
            return sent.stream().map(IntakeTopicSender::place).toList();
        }
    }

    /** The problems for which what was put at these places was refused; missing for what was not. */
    private List<JsonNode> quarantined(List<String> places) {
        Map<String, JsonNode> problems = new HashMap<>();
        String next = path + "/quarantine?limit=500";
        while (next != null) {
            JsonNode page = calls.json(calls.get(next));
            for (JsonNode entry : page.path("items")) {
                String id = entry.path("id").stringValue();
                if (id.startsWith("conduct.intake.")) {
                    problems.put(id.substring(0, id.length() - TOPIC_ID_LENGTH - 1), entry.path("problem"));
                }
            }
            next = page.path("next").isString() ? page.path("next").stringValue() : null;
        }
        return places.stream()
                .map(place -> problems.getOrDefault(place, MissingNode.getInstance()))
                .toList();
    }

    private List<String> outcomes(Door door, List<Submission> own, List<JsonNode> problems) {
        Map<String, String> stored = stored(own);
        return IntStream.range(0, own.size())
                .mapToObj(index -> stored.getOrDefault(recordPath(own.get(index)), problem(problems.get(index))))
                .map(outcome -> outcome.replace(door.mark(), Submission.MARK))
                .toList();
    }

    private static String problem(JsonNode problem) {
        if (!problem.has("status")) {
            return "";
        }
        List<String> errors = problem.path("errors")
                .valueStream()
                .map(error -> error.path("code").stringValue() + " "
                        + named(error.path("pointer").stringValue()))
                .sorted()
                .toList();
        return problem.path("status") + " " + problem.path("type") + " " + errors;
    }

    /** Where doors have names of their own: an event has a subject, and to a ledger secrecy is no property. */
    private static String named(String pointer) {
        return switch (pointer) {
            case "/subject" -> "/sourceId";
            case "/密级" -> "";
            default -> pointer;
        };
    }

    /** What is recorded of them, by their paths: payload with what is personal, findings, and what follows from it. */
    private Map<String, String> stored(List<Submission> own) {
        Map<String, String> stored = new HashMap<>();
        own.stream().map(Submission::org).distinct().flatMap(this::listed).forEach(record -> {
            String recordPath = recordPath(
                    record.path("org").stringValue(), record.path("sourceId").stringValue());
            stored.put(
                    recordPath, record.path("payload") + " " + record.path("findings") + " " + record.path("derived"));
        });
        addIdentities(own, stored);
        return stored;
    }

    private Stream<JsonNode> listed(String org) {
        return calls.json(calls.get(path + "?limit=1000&org=" + org))
                .path("items")
                .valueStream();
    }

    private void addIdentities(List<Submission> own, Map<String, String> stored) {
        List<String> personal = own.stream()
                .filter(one ->
                        one.body().contains("\"petitioners\"") || one.body().contains("\"content\""))
                .map(this::recordPath)
                .filter(stored::containsKey)
                .toList();
        List<JsonNode> identities = calls.json(
                personal.stream().map(each -> calls.get(each + "/identity")).toList());
        for (int index = 0; index < personal.size(); index++) {
            String identity = identities.get(index).path("payload").toString();
            stored.merge(personal.get(index), identity, (record, more) -> record + " " + more);
        }
    }

    private String recordPath(Submission one) {
        return recordPath(one.org(), one.sourceId());
    }

    private String recordPath(String org, String sourceId) {
        return path + "/" + org + "/" + Calls.encoded(sourceId);
    }
}
