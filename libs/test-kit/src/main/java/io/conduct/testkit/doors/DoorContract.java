package io.conduct.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.testkit.Broker;
import io.conduct.testkit.RunningService;
import io.conduct.testkit.doors.Doors.Sent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same content comes to the same through every door: payload with what is personal, findings and what follows, or
 * status, type and codes. A service adds what its records are like.
 */
public abstract class DoorContract {

    private static final long SEED = Long.getLong("conduct.seed", 20240806);
    private static final int COUNT = 300;
    private static final String ORG = "congress.supervision-justice";
    private static final String TOO_LONG = "x".repeat(150);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningService service;
    private final RecordType type;

    protected DoorContract(RunningService service, RecordType type) {
        this.service = service;
        this.type = type;
    }

    /** Changes a good record so that it has, or is refused for, what it is entered under. */
    protected interface Change extends BiConsumer<ObjectNode, Draw> {}

    private record Sample(Submission submission, String expected) {}

    @Test
    void comesToTheSameThroughEveryDoor() {
        List<Sample> samples = samples(new Draw(SEED));
        List<Submission> submissions = samples.stream().map(Sample::submission).toList();
        Doors doors = new Doors(URI.create(service.address()), Broker.shared().bootstrapServers(), type);
        Arrays.stream(Door.values()).forEach(door -> prepare(door.orgBelow(ORG)));
        Sent put = doors.send(Door.PUT, submissions);
        Map<Door, Sent> others = new EnumMap<>(Door.class);
        EnumSet.complementOf(EnumSet.of(Door.PUT)).forEach(door -> others.put(door, doors.send(door, submissions)));

        // What becomes of a record may wait for others that it has to do with.
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> outcomes = put.outcomes();
            others.forEach((door, sent) -> assertThat(differences(outcomes, sent.outcomes()))
                    .as("%s, seed %s", door, SEED)
                    .isEmpty());
            for (int index = 0; index < COUNT; index++) {
                assertThat(outcomes.get(index))
                        .as("%s, seed %s", submissions.get(index), SEED)
                        .contains(samples.get(index).expected());
            }
        });
    }

    private static List<String> differences(List<String> expected, List<String> actual) {
        return IntStream.range(0, expected.size())
                .filter(index -> !actual.get(index).equals(expected.get(index)))
                .mapToObj(index -> actual.get(index) + " (expected: " + expected.get(index) + ")")
                .toList();
    }

    /** Brings about, for an org, what is beside its records. */
    protected void prepare(String org) {}

    /** The first records, {@code r0} and so on, for others to refer to. */
    protected abstract List<ObjectNode> first();

    /** A record that breaks no rule. */
    protected abstract ObjectNode good(Draw draw);

    /** Changes after which a record breaks a rule, by the rule's code. */
    protected abstract Map<String, Change> breaches();

    /** Changes after which a record is refused, by code and pointer, such as {@code REQUIRED /title}. */
    protected abstract Map<String, Change> faults();

    private List<Sample> samples(Draw draw) {
        List<Map.Entry<String, Change>> breaches = List.copyOf(breaches().entrySet());
        List<Map.Entry<String, Change>> faults = List.copyOf(faults().entrySet());
        List<Sample> samples = new ArrayList<>();
        first().forEach(each -> samples.add(sample(samples.size(), "", each, "")));
        for (int number = samples.size(); number < COUNT; number++) {
            ObjectNode record = good(draw);
            int round = number / 4;
            Map.Entry<String, Change> breach = breaches.get((round * 2 + number % 2) % breaches.size());
            Map.Entry<String, Change> fault = faults.get(round % faults.size());
            switch (number % 4) {
                case 0 -> samples.add(sample(number, "", record, "} [] {"));
                case 1 -> samples.add(changed(number, record, fault, fault.getKey(), draw));
                default -> samples.add(changed(number, record, breach, "\"code\":\"" + breach.getKey() + "\"", draw));
            }
        }
        ObjectNode unnameable = good(draw);
        samples.set(COUNT - 1, sample(COUNT - 1, TOO_LONG, unnameable, "FORMAT /sourceId"));
        return samples;
    }

    private static Sample changed(
            int number, ObjectNode record, Map.Entry<String, Change> change, String expected, Draw draw) {
        change.getValue().accept(record, draw);
        return sample(number, "", record, expected);
    }

    private static Sample sample(int number, String suffix, ObjectNode record, String expected) {
        return new Sample(new Submission(ORG, "r" + number + suffix, record.toString()), expected);
    }
}
