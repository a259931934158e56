package io.conduct.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code kustomize build} makes of a folder, for the few of its features that are used here: resources, namespace,
 * images, and JSON patches that replace or add. Anything else is refused, so that no feature is used untested.
 */
final class Rendering {

    private static final List<String> KNOWN =
            List.of("apiVersion", "kind", "namespace", "resources", "images", "patches");
    private static final List<String> OF_THE_CLUSTER = List.of("Namespace");

    private Rendering() {}

    /** Every object of a folder with a {@code kustomization.yaml}. */
    static List<ObjectNode> of(Path folder) {
        JsonNode kustomization = Repository.yaml(folder.resolve("kustomization.yaml"));
        kustomization.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(folder + ": " + name + " (expected: one of " + KNOWN + ")");
                });
        List<ObjectNode> objects = new ArrayList<>();
        kustomization.path("resources").forEach(resource -> add(folder.resolve(resource.stringValue()), objects));
        kustomization.path("patches").forEach(patch -> apply(patch, objects));
        objects.forEach(object -> {
            place(object, kustomization.path("namespace").asString(""));
            kustomization.path("images").forEach(image -> rename(object, image));
        });
        return objects;
    }

    private static void add(Path resource, List<ObjectNode> objects) {
        if (resource.toFile().isDirectory()) {
            objects.addAll(of(resource.normalize()));
        } else {
            Repository.documents(resource).forEach(document -> objects.add((ObjectNode) document));
        }
    }

    private static void place(ObjectNode object, String namespace) {
        if (!namespace.isEmpty() && !OF_THE_CLUSTER.contains(object.path("kind").stringValue())) {
            ((ObjectNode) object.path("metadata")).put("namespace", namespace);
        }
    }

    private static void rename(JsonNode node, JsonNode image) {
        if (node instanceof ObjectNode object
                && object.path("image")
                        .asString("")
                        .split(":", -1)[0]
                        .equals(image.path("name").stringValue())) {
            object.put(
                    "image",
                    image.path("newName").stringValue() + ":"
                            + image.path("newTag").stringValue());
        }
        node.forEach(child -> rename(child, image));
    }

    private static void apply(JsonNode patch, List<ObjectNode> objects) {
        JsonNode target = patch.path("target");
        Pattern name = Pattern.compile(target.path("name").stringValue());
        List<ObjectNode> matching = objects.stream()
                .filter(object -> object.path("kind").equals(target.path("kind")))
                .filter(object ->
                        name.matcher(object.at("/metadata/name").stringValue()).matches())
                .toList();
        if (matching.isEmpty()) {
            throw new IllegalArgumentException(target + ": nothing there to patch");
        }
        for (JsonNode operation :
                Repository.documents(patch.path("patch").stringValue()).get(0)) {
            matching.forEach(object -> apply(operation, object));
        }
    }

    private static void apply(JsonNode operation, ObjectNode object) {
        JsonPointer path = JsonPointer.compile(operation.path("path").stringValue());
        JsonNode parent = object.at(path.head());
        String last = path.last().getMatchingProperty();
        boolean there = !object.at(path).isMissingNode();
        boolean adds = "add".equals(operation.path("op").stringValue());
        if (parent.isMissingNode() || there == adds) {
            throw new IllegalArgumentException(
                    object.at("/metadata/name") + ": " + operation + " does not fit what is there");
        }
        if (parent instanceof ArrayNode array) {
            array.set(path.last().getMatchingIndex(), operation.path("value"));
        } else {
            ((ObjectNode) parent).set(last, operation.path("value"));
        }
    }
}
