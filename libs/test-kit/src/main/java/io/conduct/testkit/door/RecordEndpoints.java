package io.conduct.testkit.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints that every recording service has, as calls of an owner. They follow upon one another: a record is there
 * when it is read.
 */
public final class RecordEndpoints {

    private static final String JSON_TYPE = "application/json";
    private static final String EVENT_TYPE = "application/cloudevents+json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String kind;
    private final String owner;
    private final ObjectNode record;
    private final String eventType;

    /**
     * @param kind plural name of what is recorded
     * @param owner the org that the calls are about
     * @param record a record that is taken
     * @param eventType the CloudEvents type that carries such a record
     */
    public RecordEndpoints(String kind, String owner, ObjectNode record, String eventType) {
        this.kind = kind;
        this.owner = owner;
        this.record = record.deepCopy();
        this.eventType = eventType;
    }

    /** All of them, but the withdrawal of the record. */
    public List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(description());
        all.addAll(actuator());
        all.addAll(doors());
        all.addAll(readings());
        all.addAll(quarantine());
        return all;
    }

    /** The last call: withdraws the record. */
    public Endpoint withdrawal() {
        return Endpoint.within("DELETE", one(), ofOwner() + "?reason=walk", write());
    }

    /** The description of the API, in every service. */
    public static List<Endpoint> description() {
        return List.of(Endpoint.open("GET", "/v3/api-docs"), Endpoint.closed("GET", "/v3/api-docs.yaml"));
    }

    /** What is open of the actuator, in every service. */
    public static List<Endpoint> actuator() {
        return List.of(
                Endpoint.open("GET", "/actuator/health").answering(200, 503),
                Endpoint.open("GET", "/actuator/health/{path}", "/actuator/health/liveness")
                        .answering(200, 503),
                Endpoint.open("GET", "/actuator/prometheus"));
    }

    private List<Endpoint> doors() {
        String batch = root() + "/batch";
        String events = root() + "/events";
        String item = withOrg().toString();
        String event = event().toString();
        return List.of(
                Endpoint.within("PUT", one(), ofOwner(), write()).sending(JSON_TYPE, record.toString()),
                Endpoint.items("POST", batch, write()).sending("application/x-ndjson", item),
                Endpoint.items("POST", batch, write()).sending(JSON_TYPE, array(item)),
                Endpoint.within("POST", events, events, write()).sending(EVENT_TYPE, event),
                Endpoint.items("POST", events, write()).sending("application/cloudevents-batch+json", array(event)),
                Endpoint.within("POST", events, events, write())
                        .sending(JSON_TYPE, record.toString())
                        .saying(Map.of(
                                "ce-specversion", "1.0",
                                "ce-id", "walk-2",
                                "ce-source", "/orgs/" + owner,
                                "ce-subject", "walk-binary",
                                "ce-type", eventType)),
                Endpoint.within("POST", root() + "/import", root() + "/import?dryRun=true&org=" + owner, write())
                        .sending("multipart/form-data; boundary=walk", ledger())
                        .answering(200, 422));
    }

    private List<Endpoint> readings() {
        return List.of(
                Endpoint.within("GET", one(), ofOwner(), read()),
                Endpoint.within("GET", one() + "/history", ofOwner() + "/history", read()),
                Endpoint.within("GET", one() + "/receipt", ofOwner() + "/receipt", read()),
                Endpoint.within("GET", root(), root() + "?org=" + owner, read()),
                Endpoint.held("GET", root(), root(), read()),
                Endpoint.held("GET", root() + "/rules", root() + "/rules", read()),
                Endpoint.held(
                        "GET", root() + "/import/template.xlsx", root() + "/import/template.xlsx", read(), write()));
    }

    /** There is nothing in it that could be a stranger's; what it shows to whom is a test of its own. */
    private List<Endpoint> quarantine() {
        String entries = root() + "/quarantine";
        String entry = entries + "/{id}";
        String nothing = entries + "/0123456789abcdef01234567";
        return List.of(
                Endpoint.held("GET", entries, entries, "operations"),
                Endpoint.held("GET", entries + "/summary", entries + "/summary", "operations", read()),
                Endpoint.held("POST", entries + "/resubmit", entries + "/resubmit?dryRun=true", "operations"),
                Endpoint.within("GET", entry, nothing, "operations").answering(404),
                Endpoint.within("PUT", entry, nothing, "operations")
                        .sending(JSON_TYPE, record.toString())
                        .answering(404),
                Endpoint.within("POST", entry + "/resubmit", nothing + "/resubmit", "operations")
                        .answering(404),
                Endpoint.within("DELETE", entry, nothing + "?reason=walk", "operations")
                        .answering(404));
    }

    private ObjectNode withOrg() {
        return record.deepCopy().put("org", owner).put("sourceId", "walk-item");
    }

    private ObjectNode event() {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "walk-1")
                .put("source", "/orgs/" + owner)
                .put("subject", "walk-event")
                .put("type", eventType)
                .put("datacontenttype", JSON_TYPE);
        event.set("data", record);
        return event;
    }

    private static String ledger() {
        return """
                --walk\r
                Content-Disposition: form-data; name="file"; filename="walk.csv"\r
                Content-Type: text/csv\r
                \r
                标题,日期\r
                \r
                --walk--\r
                """;
    }

    private static String array(String item) {
        return "[" + item + "]";
    }

    private String root() {
        return "/api/v1/" + kind;
    }

    private String one() {
        return root() + "/{org}/{sourceId}";
    }

    private String ofOwner() {
        return root() + "/" + owner + "/walk-1";
    }

    private String read() {
        return kind + ":read";
    }

    private String write() {
        return kind + ":write";
    }
}
