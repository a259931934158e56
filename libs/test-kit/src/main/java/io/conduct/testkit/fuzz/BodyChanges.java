package io.conduct.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils an acceptable body, in its meaning or in its bytes. */
final class BodyChanges {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 5_000;
    private static final int LONG = 200_000;

    private final Random random;
    private final NastyTexts texts;

    BodyChanges(Random random, NastyTexts texts) {
        this.random = random;
        this.texts = texts;
    }

    /** The bytes of a changed copy; sometimes unchanged. */
    byte[] of(JsonNode good) {
        JsonNode changed = good.deepCopy();
        for (int i = random.nextInt(3); i > 0; i--) {
            change(changed);
        }
        byte[] bytes = changed.toString().getBytes(UTF_8);
        return random.nextInt(4) == 0 ? spoiled(bytes) : bytes;
    }

    private void change(JsonNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty()) {
            return;
        }
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>(object.propertyNames());
            change(object, names.get(random.nextInt(names.size())));
        } else if (container instanceof ArrayNode array) {
            array.add(nasty());
        }
    }

    private void change(ObjectNode object, String name) {
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(texts.any(), object.path(name));
            case 2 -> object.set(name, NODES.arrayNode().add(object.path(name)));
            default -> object.set(name, nasty());
        }
    }

    private JsonNode nasty() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(-0.5);
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.objectNode();
            case 5 -> NODES.arrayNode();
            default -> NODES.stringNode(texts.any());
        };
    }

    private byte[] spoiled(byte[] bytes) {
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> flipped(bytes);
            case 2 -> ("[".repeat(DEEP) + "]".repeat(DEEP)).getBytes(UTF_8);
            case 3 -> "{\"a\":".repeat(DEEP).getBytes(UTF_8);
            case 4 -> ("{\"title\":\"" + "x".repeat(LONG) + "\"}").getBytes(UTF_8);
            case 5 -> "{\"participants\":1e999999999,\"participants\":2}".getBytes(UTF_8);
            default -> noise();
        };
    }

    private byte[] flipped(byte[] bytes) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        for (byte each : bytes) {
            changed.write(random.nextInt(30) == 0 ? random.nextInt(256) : each);
        }
        return changed.toByteArray();
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(2_000)];
        random.nextBytes(noise);
        return noise;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
