package io.conduct.testkit.badinput;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All bad input of a kind: its schema broken everywhere, the body broken in every way, and random pairs of breaks. */
public final class BadInputs {

    private static final int PAIRS = 60;

    private BadInputs() {}

    /**
     * Distinct bad inputs.
     *
     * @param schema JSON Schema of the payload
     * @param example a payload that it accepts
     * @param seed the same seed gives the same inputs
     */
    public static List<BadInput> of(JsonNode schema, JsonNode example, long seed) {
        Random random = new Random(seed);
        List<BadInput> violations = SchemaViolations.of(schema, example);
        List<BadInput> inputs = new ArrayList<>(violations);
        inputs.addAll(BrokenBodies.of(example.toString(), random));
        for (int i = 0; i < PAIRS; i++) {
            BadInput one = violations.get(random.nextInt(violations.size()));
            BadInput other = violations.get(random.nextInt(violations.size()));
            inputs.add(pair(i, one, other, example));
        }
        Set<String> names = new HashSet<>();
        inputs.removeIf(input -> !names.add(input.name()));
        return inputs;
    }

    /** The second break is laid over the first, which it may hide, so that no one error is certain. */
    private static BadInput pair(int number, BadInput one, BadInput other, JsonNode example) {
        JsonNode merged = one.item().orElse(example).deepCopy();
        other.item().orElse(example).properties().forEach(property -> {
            if (!property.getValue().equals(example.get(property.getKey()))) {
                ((ObjectNode) merged).set(property.getKey(), property.getValue());
            }
        });
        return new BadInput(
                "pair " + number + ": " + one + ", " + other,
                BadInput.JSON,
                merged.toString().getBytes(StandardCharsets.UTF_8),
                Optional.of(merged),
                Optional.empty());
    }
}
