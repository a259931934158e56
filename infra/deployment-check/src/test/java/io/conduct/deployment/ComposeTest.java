package io.conduct.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ComposeTest {

    private static final Path FOLDER = Repository.path("infra/compose");
    private static final JsonNode COMPOSE = Repository.yaml(FOLDER.resolve("compose.yaml"));
    private static final Set<String> OURS =
            Set.of("gateway", "meeting-service", "document-service", "petition-service", "aggregator-service");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:?[-?][^}]*)?}");
    /** Given when it is started, with a value to fall back on. */
    private static final Set<String> OPTIONAL = Set.of("CONDUCT_VERSION", "CONDUCT_ADDRESS");

    private static final Set<String> MADE_WHEN_STARTED = Set.of("data", "secrets");

    @Test
    void isWhatTheComposeSpecificationAllows() {
        ObjectNode specification = (ObjectNode) Repository.json(
                Repository.path("infra/deployment-check/src/test/resources/compose-spec/compose-spec.schema.json"));
        // It is no address, and the validator takes it for one.
        specification.remove("$id");
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(specification.toString());

        assertThat(schema.validate(COMPOSE)).isEmpty();
        assertThat(schema.validate(Repository.documents("services: {a: {image: x, privilged: true}}")
                        .get(0)))
                .isNotEmpty();
    }

    @Test
    void setsOnlyWhatAServiceReads() {
        Settings settings = new Settings();
        List<String> unknown = new ArrayList<>();
        OURS.forEach(service -> environment(service).keySet().stream()
                .filter(variable -> !settings.know(variable))
                .forEach(variable -> unknown.add(service + ": " + variable)));

        assertThat(unknown).isEmpty();
    }

    @Test
    void tellsEveryServiceWhereItsStoresAre() {
        assertThat(OURS).allSatisfy(service -> {
            Map<String, String> environment = environment(service);
            assertThat(environment).containsKeys("CONDUCT_ISSUER", "CONDUCT_JWK_SET_URI");
            if (!"gateway".equals(service)) {
                assertThat(environment).containsKeys("MONGODB_URI", "KAFKA_BOOTSTRAP_SERVERS");
            }
        });
    }

    @Test
    void runsTheServicesWithoutRightsTheyDoNotNeed() {
        assertThat(OURS).allSatisfy(name -> {
            JsonNode service = service(name);
            assertThat(service.path("read_only").booleanValue()).isTrue();
            assertThat(service.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(service.path("security_opt").toString()).contains("no-new-privileges:true");
            assertThat(service.path("user").stringValue()).startsWith("${CONDUCT_UID:?");
        });
    }

    @Test
    void speaksToServicesThatThereAre() {
        Pattern address = Pattern.compile("(?:https?://|@)?([a-z][a-z-]+):(\\d+)");
        assertThat(OURS)
                .allSatisfy(service -> environment(service).values().stream()
                        .flatMap(value -> address.matcher(value).results())
                        .map(found -> found.group(1))
                        .filter(host -> !Set.of("localhost", "mongodb").contains(host))
                        .forEach(host -> assertThat(COMPOSE.path("services").has(host))
                                .as("%s -> %s", service, host)
                                .isTrue()));
    }

    @Test
    void pinsEveryImageAndBoundsEveryMemory() {
        services().forEach(service -> {
            String image = service.getValue().path("image").stringValue();
            assertThat(image.startsWith("conduct/") || ImageName.isPinned(image))
                    .as(image)
                    .isTrue();
            if (!"mongo-init".equals(service.getKey())) {
                assertThat(service.getValue().has("mem_limit"))
                        .as(service.getKey())
                        .isTrue();
            }
        });
    }

    @Test
    void listensBeyondTheHostNowhereUnlessTold() {
        services()
                .flatMap(service -> service.getValue().path("ports").valueStream())
                .map(JsonNode::stringValue)
                .forEach(port ->
                        assertThat(port).matches("(127\\.0\\.0\\.1|\\$\\{CONDUCT_ADDRESS:-127\\.0\\.0\\.1}):.*"));
    }

    @Test
    void mountsOnlyWhatIsThereOrIsMadeWhenItStarts() {
        services()
                .flatMap(service -> service.getValue().path("volumes").valueStream())
                .map(volume -> volume.stringValue().split(":", -1)[0])
                .filter(source -> source.startsWith("."))
                .map(source -> FOLDER.resolve(source).normalize())
                .filter(source -> MADE_WHEN_STARTED.stream().noneMatch(made -> source.startsWith(FOLDER.resolve(made))))
                .forEach(source ->
                        assertThat(Files.exists(source)).as(source.toString()).isTrue());
    }

    @Test
    void makesEverySecretItAsksFor() {
        String up = Repository.text(FOLDER.resolve("up"));
        Set<String> asked = new TreeSet<>();
        Matcher variables = VARIABLE.matcher(Repository.text(FOLDER.resolve("compose.yaml")));
        while (variables.find()) {
            asked.add(variables.group(1));
        }
        asked.removeAll(OPTIONAL);

        assertThat(asked).isNotEmpty().allSatisfy(name -> assertThat(up).contains(name));
    }

    private static Stream<Map.Entry<String, JsonNode>> services() {
        return COMPOSE.path("services").propertyStream();
    }

    private static JsonNode service(String name) {
        return COMPOSE.path("services").path(name);
    }

    private static Map<String, String> environment(String service) {
        return Repository.texts(service(service).path("environment"));
    }
}
