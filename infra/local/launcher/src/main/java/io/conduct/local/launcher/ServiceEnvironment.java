package io.conduct.local.launcher;

import io.conduct.contract.RecordKind;
import io.conduct.local.launcher.access.Client;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.access.CredentialsFile;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.Ports;
import io.conduct.local.samples.SampleRules;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The one place that knows by which environment variables the applications are told where everything is.
 *
 * @param ports where each process listens
 * @param mongo the document store
 * @param kafkaBootstrap the brokers
 * @param credentials the clients that the authorization server knows
 * @param personalKeys the keys that personal data is sealed with
 * @param rules the rules that the office has set for itself
 */
record ServiceEnvironment(
        Ports ports, MongoUri mongo, String kafkaBootstrap, Path credentials, Path personalKeys, Path rules) {

    /** The same on other ports, with an embedded broker and an embedded store there. */
    ServiceEnvironment on(Ports others) {
        return new ServiceEnvironment(others, store(others), broker(others), credentials, personalKeys, rules);
    }

    /** The embedded store. */
    static MongoUri store(Ports ports) {
        return MongoUri.parse("mongodb://127.0.0.1:" + ports.of(Part.STORE) + "/?w=majority&journal=true");
    }

    /** The embedded broker. */
    static String broker(Ports ports) {
        return "127.0.0.1:" + ports.of(Part.BROKER);
    }

    /** The variables of one application that keeps its files in {@code folder}. */
    Map<String, String> of(Part part, Path folder) {
        Map<String, String> variables = new HashMap<>();
        variables.put("SERVER_PORT", Integer.toString(ports.of(part)));
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        // A process of its own: when its requests have ended, nobody else needs its threads.
        variables.put("SPRING_REACTOR_NETTY_SHUTDOWNQUIETPERIOD", "0s");
        variables.put("CONDUCT_ISSUER", issuer());
        variables.put("CONDUCT_AUDIT_ANCHORS", folder.resolveSibling("anchors").toString());
        variables.putAll(
                switch (part) {
                    case IDENTITY -> identity(folder);
                    case MEETING -> recording(RecordKind.MEETING);
                    case DOCUMENT -> recording(RecordKind.DOCUMENT);
                    case PETITION -> petition();
                    case AGGREGATOR -> aggregator(folder);
                    case GATEWAY -> gateway();
                    case BROKER, STORE -> Map.of();
                });
        return variables;
    }

    private Map<String, String> identity(Path folder) {
        return Map.of(
                "CONDUCT_IDENTITY_CLIENTSFILE",
                credentials.toString(),
                "CONDUCT_IDENTITY_ISSUER",
                issuer(),
                "CONDUCT_IDENTITY_KEYFILE",
                folder.resolve("signing-key.json").toString());
    }

    private Map<String, String> recording(RecordKind kind) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                kafkaBootstrap,
                "SPRING_MONGODB_URI",
                mongo.forDatabase("conduct_" + kind.plural()),
                "CONDUCT_RECORD_RECEIPT_AGGREGATORURI",
                upstream(Part.AGGREGATOR)));
        SampleRules.file(rules, kind)
                .ifPresent(file ->
                        variables.put("CONDUCT_RECORD_RULES", file.toUri().toString()));
        return variables;
    }

    private Map<String, String> aggregator(Path folder) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                kafkaBootstrap,
                "SPRING_MONGODB_URI",
                mongo.forDatabase("conduct_aggregator"),
                "CONDUCT_AGGREGATOR_STREAM_STATEDIR",
                folder.toString(),
                // RocksDB allocates from many threads; more arenas only hold more memory.
                "MALLOC_ARENA_MAX",
                "2"));
        // The samples are of these years, whatever year it is.
        variables.put("CONDUCT_AGGREGATOR_GAUGES_YEARS", "2020,2021");
        // The aggregator checks itself as any client would: with a client's secret, through the gateway.
        Client reader = new CredentialsFile(credentials).read().client(Clients.REPORT_WRITER);
        variables.put("CONDUCT_AGGREGATOR_RECOUNT_BASEURL", upstream(Part.GATEWAY));
        variables.put("CONDUCT_AGGREGATOR_RECOUNT_TOKENURI", upstream(Part.GATEWAY) + "/oauth2/token");
        variables.put("CONDUCT_AGGREGATOR_RECOUNT_CLIENTID", reader.clientId());
        variables.put("CONDUCT_AGGREGATOR_RECOUNT_CLIENTSECRET", reader.clientSecret());
        return variables;
    }

    private Map<String, String> petition() {
        Map<String, String> variables = recording(RecordKind.PETITION);
        variables.put("CONDUCT_PETITION_KEYS", personalKeys.toString());
        return variables;
    }

    private Map<String, String> gateway() {
        return Map.of(
                "CONDUCT_GATEWAY_MEETINGS", upstream(Part.MEETING),
                "CONDUCT_GATEWAY_DOCUMENTS", upstream(Part.DOCUMENT),
                "CONDUCT_GATEWAY_PETITIONS", upstream(Part.PETITION),
                "CONDUCT_GATEWAY_AGGREGATOR", upstream(Part.AGGREGATOR),
                "CONDUCT_GATEWAY_IDENTITY", upstream(Part.IDENTITY));
    }

    private String issuer() {
        return "http://localhost:" + ports.of(Part.IDENTITY);
    }

    private String upstream(Part part) {
        return "http://127.0.0.1:" + ports.of(part);
    }
}
