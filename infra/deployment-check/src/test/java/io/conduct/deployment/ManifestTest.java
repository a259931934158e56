package io.conduct.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.conduct.aggregator.bucket.Topics;
import io.conduct.contract.RecordKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@ValueSource(strings = {"base", "overlays/trial", "overlays/production"})
class ManifestTest {

    private static final Set<String> OURS =
            Set.of("gateway", "meeting-service", "document-service", "petition-service", "aggregator-service");
    private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet");

    private final Path folder;
    private final List<ObjectNode> objects;

    ManifestTest(String name) {
        folder = Repository.path("infra/kubernetes").resolve(name);
        objects = Rendering.of(folder);
    }

    @Test
    void isRenderedByKustomizeAsItIsReadHere() {
        Optional<Tool> kustomize = Tool.kustomize();
        assumeTrue(
                kustomize.isPresent(),
                "neither kustomize nor kubectl is installed, so it is rendered by the tests' own reading alone");

        assertThat(Repository.documents(kustomize.orElseThrow().run(folder.toString())))
                .containsExactlyInAnyOrderElementsOf(objects);
    }

    @Test
    void hasOnlyFieldsThatThereAre() {
        List<String> wrong = new ArrayList<>();
        for (ObjectNode object : objects) {
            try {
                StrictModel.read(object);
            } catch (IllegalArgumentException e) {
                wrong.add(e.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void namesNothingTwice() {
        assertThat(objects.stream().map(object -> kind(object) + " " + name(object)))
                .doesNotHaveDuplicates();
    }

    @Test
    void runsEveryService() {
        assertThat(workloads().map(ManifestTest::name)).containsExactlyInAnyOrderElementsOf(OURS);
    }

    @Test
    void setsOnlyWhatAServiceReads() {
        Settings settings = new Settings();
        Stream<String> own = workloads()
                .flatMap(each -> container(each).path("env").valueStream())
                .map(ManifestTest::plainName);
        Stream<String> shared = of("ConfigMap").flatMap(map -> map.path("data").propertyNames().stream());

        assertThat(Stream.concat(own, shared).filter(variable -> !settings.know(variable)))
                .isEmpty();
    }

    @Test
    void givesTheServicesNoRightsTheyDoNotNeed() {
        assertThat(workloads()).allSatisfy(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(pod.path("automountServiceAccountToken").booleanValue()).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").booleanValue()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").stringValue())
                    .isEqualTo("RuntimeDefault");
            assertThat(containers(pod)).allSatisfy(container -> {
                JsonNode rights = container.path("securityContext");
                assertThat(rights.path("readOnlyRootFilesystem").booleanValue()).isTrue();
                assertThat(rights.path("allowPrivilegeEscalation").booleanValue())
                        .isFalse();
                assertThat(rights.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
                assertThat(container.at("/resources/limits/memory").isString()).isTrue();
                assertThat(ImageName.isPinned(container.path("image").stringValue()))
                        .isTrue();
            });
        });
    }

    @Test
    void probesWhatTheServicesAnswer() {
        assertThat(workloads()).allSatisfy(workload -> {
            JsonNode container = container(workload);
            assertThat(container.at("/startupProbe/httpGet/path").stringValue()).isEqualTo("/actuator/health/liveness");
            assertThat(container.at("/livenessProbe/httpGet/path").stringValue())
                    .isEqualTo("/actuator/health/liveness");
            assertThat(container.at("/readinessProbe/httpGet/path").stringValue())
                    .isEqualTo("/actuator/health/readiness");
            assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                            .map(probe -> container.path(probe).at("/httpGet/port")))
                    .containsOnly(container.at("/ports/0/name"));
            assertThat(container.at("/ports/0/containerPort").intValue()).isEqualTo(portOfTheImage());
        });
    }

    @Test
    void mountsOnlyVolumesThatItHas() {
        assertThat(workloads()).allSatisfy(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            Set<String> volumes = names(pod.path("volumes"));
            workload.at("/spec/volumeClaimTemplates").forEach(claim -> volumes.add(name(claim)));
            assertThat(containers(pod)
                            .flatMap(container -> container.path("volumeMounts").valueStream())
                            .map(ManifestTest::plainName)
                            .collect(Collectors.toUnmodifiableSet()))
                    .isEqualTo(volumes);
        });
    }

    @Test
    void readsOnlySecretsThatSomethingMakes() {
        Set<String> made = new HashSet<>(Set.of("conduct-cluster-ca-cert", "gateway-tls"));
        of("ExternalSecret")
                .forEach(secret -> made.add(secret.at("/spec/target/name").stringValue()));
        of("KafkaUser").forEach(user -> made.add(name(user)));
        of("MongoDBCommunity")
                .flatMap(store -> store.at("/spec/users").valueStream())
                .forEach(
                        user -> made.add(user.path("connectionStringSecretName").stringValue()));
        Set<String> read = new TreeSet<>();
        objects.forEach(object -> {
            object.findValues("secretKeyRef").forEach(ref -> read.add(plainName(ref)));
            object.findValues("passwordSecretRef").forEach(ref -> read.add(plainName(ref)));
            object.findValues("secretName").forEach(ref -> read.add(ref.stringValue()));
        });

        assertThat(made).containsAll(read);
    }

    @Test
    void selectsPodsThatThereAre() {
        Set<Map<String, String>> pods = workloads()
                .map(workload -> Repository.texts(workload.at("/spec/template/metadata/labels")))
                .collect(Collectors.toUnmodifiableSet());
        Stream<JsonNode> selectors = Stream.of(
                        of("Service").map(service -> service.at("/spec/selector")),
                        of("PodDisruptionBudget").map(budget -> budget.at("/spec/selector/matchLabels")),
                        workloads().map(workload -> workload.at("/spec/selector/matchLabels")))
                .flatMap(each -> each);

        assertThat(selectors)
                .allSatisfy(selector -> assertThat(pods)
                        .anySatisfy(pod -> assertThat(pod).containsAllEntriesOf(Repository.texts(selector))));
        assertThat(of("PodDisruptionBudget").map(ManifestTest::name)).containsExactlyInAnyOrderElementsOf(OURS);
    }

    @Test
    void scalesWhatThereIsNeverBeyondThePartitions() {
        assertThat(of("HorizontalPodAutoscaler").map(ManifestTest::name)).containsExactlyInAnyOrderElementsOf(OURS);
        assertThat(of("HorizontalPodAutoscaler")).allSatisfy(scaler -> {
            JsonNode target = scaler.at("/spec/scaleTargetRef");
            assertThat(workloads()).anySatisfy(workload -> {
                assertThat(kind(workload)).isEqualTo(target.path("kind").stringValue());
                assertThat(name(workload)).isEqualTo(plainName(target));
            });
        });
        int partitions =
                topic(RecordKind.MEETING.topic()).at("/spec/partitions").intValue();
        assertThat(one("HorizontalPodAutoscaler", "aggregator-service")
                        .at("/spec/maxReplicas")
                        .intValue())
                .isLessThanOrEqualTo(partitions);
    }

    @Test
    void makesEveryTopicAsTheServicesWould() {
        Set<String> expected =
                new TreeSet<>(Set.of(Topics.FIGURES, Topics.GENERATIONS, Topics.QUARANTINE, Topics.RESUBMITTED));
        Arrays.stream(RecordKind.values()).forEach(kind -> {
            expected.add(kind.topic());
            expected.add("conduct.intake." + kind.plural());
        });

        assertThat(of("KafkaTopic").map(ManifestTest::name)).containsExactlyInAnyOrderElementsOf(expected);
        JsonNode channels = Repository.yaml(
                        Repository.path("libs/event-contract/src/main/resources/io/conduct/contract/asyncapi.yaml"))
                .path("channels");
        channels.forEach(channel -> {
            JsonNode policy = channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0");
            if (policy.isString()) {
                assertThat(topic(channel.path("address").stringValue()).at("/spec/config/cleanup.policy"))
                        .isEqualTo(policy);
            }
        });
    }

    @Test
    void letsPetitionsBeDeletedFromTheirIntakeTopicOnceTheyAreTakenIn() {
        String topic = "conduct.intake.petitions";

        assertThat(topic(topic).at("/spec/config/segment.ms").asLong()).isLessThanOrEqualTo(3_600_000);
        assertThat(one("KafkaUser", "relay-petitions")
                        .at("/spec/authorization/acls")
                        .valueStream()
                        .filter(acl -> acl.at("/resource/name").asString().equals(topic))
                        .flatMap(acl -> acl.path("operations").valueStream())
                        .map(JsonNode::stringValue))
                .contains("Delete");
    }

    @Test
    void closesEverythingThatNoPolicyOpens() {
        JsonNode deny = one("NetworkPolicy", "default-deny").path("spec");

        assertThat(deny.toString()).isEqualTo("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
    }

    @Test
    void isScrapedAtEveryInstanceOnce() {
        JsonNode monitor = one("ServiceMonitor", "conduct").path("spec");

        assertThat(monitor.at("/selector/matchExpressions/0/values")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(OURS);
        assertThat(of("Service")
                        .filter(service -> service.at("/spec/ports/0/name").equals(monitor.at("/endpoints/0/port")))
                        .map(ManifestTest::name))
                .containsExactlyInAnyOrderElementsOf(OURS);
    }

    @Test
    void raisesTheAlertsThatAreTested() {
        assertThat(one("PrometheusRule", "conduct").at("/spec/groups"))
                .isEqualTo(Repository.yaml(Repository.path("infra/observability/prometheus/rules/conduct-alerts.yml"))
                        .path("groups"));
    }

    private ObjectNode topic(String name) {
        return one("KafkaTopic", name);
    }

    private ObjectNode one(String kind, String name) {
        return of(kind).filter(object -> name(object).equals(name)).findFirst().orElseThrow();
    }

    private Stream<ObjectNode> of(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind));
    }

    private Stream<ObjectNode> workloads() {
        return objects.stream().filter(object -> SCALED.contains(kind(object)));
    }

    private static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    private static Stream<JsonNode> containers(JsonNode pod) {
        return Stream.concat(
                pod.path("containers").valueStream(), pod.path("initContainers").valueStream());
    }

    private static Set<String> names(JsonNode array) {
        return array.valueStream().map(ManifestTest::plainName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String plainName(JsonNode named) {
        return named.path("name").stringValue();
    }

    private static String kind(JsonNode object) {
        return object.path("kind").stringValue();
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").stringValue();
    }

    private static int portOfTheImage() {
        return Repository.text(Repository.path("infra/images/Dockerfile"))
                .lines()
                .filter(line -> line.startsWith("EXPOSE "))
                .mapToInt(line -> Integer.parseInt(line.substring("EXPOSE ".length())))
                .findFirst()
                .orElseThrow();
    }
}
