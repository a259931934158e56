package io.conduct.gateway.docs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes one OpenAPI document of several. Components that are the same everywhere are shared; those that differ, and those
 * that refer to such, get the service's name in front. Pure.
 */
final class MergedDocument {

    private static final String SECURITY = "securitySchemes";
    private static final String PREFIX = "#/components/";

    private final ObjectNode merged;

    private MergedDocument(ObjectNode merged) {
        this.merged = merged;
    }

    /**
     * @param frame the document that the others are laid into
     * @param services the services' documents by the services' names, in order
     */
    static ObjectNode of(ObjectNode frame, Map<String, ObjectNode> services) {
        MergedDocument document = new MergedDocument(frame.deepCopy());
        Set<String> differing = differing(List.copyOf(services.values()));
        services.forEach((name, service) -> document.add(service.deepCopy(), name, differing));
        return document.merged;
    }

    private void add(ObjectNode service, String name, Set<String> differing) {
        String prefix = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        rename(service, prefix, differing);
        service.path("components").properties().forEach(section -> {
            ObjectNode target = child(child(merged, "components"), section.getKey());
            section.getValue().properties().forEach(component -> {
                String own = differing.contains(reference(section.getKey(), component.getKey()))
                        ? prefix + component.getKey()
                        : component.getKey();
                if (SECURITY.equals(section.getKey()) && target.get(own) instanceof ObjectNode there) {
                    lay(component.getValue(), there);
                } else {
                    target.set(own, component.getValue());
                }
            });
        });
        lay(service.path("paths"), child(merged, "paths"));
        service.path("tags").forEach(tag -> merged.withArray("tags").add(tag));
    }

    private static Set<String> differing(List<ObjectNode> services) {
        Map<String, JsonNode> first = new HashMap<>();
        Set<String> differing = new HashSet<>();
        services.forEach(service -> components(service).forEach((reference, component) -> {
            JsonNode known = first.putIfAbsent(reference, component);
            if (known != null && !known.equals(component)) {
                differing.add(reference);
            }
        }));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ObjectNode service : services) {
                for (Map.Entry<String, JsonNode> component : components(service).entrySet()) {
                    grown |= refersToAny(component.getValue(), differing) && differing.add(component.getKey());
                }
            }
        }
        return differing;
    }

    private static Map<String, JsonNode> components(ObjectNode service) {
        Map<String, JsonNode> components = new HashMap<>();
        service.path("components").properties().forEach(section -> {
            if (!SECURITY.equals(section.getKey())) {
                section.getValue()
                        .properties()
                        .forEach(component ->
                                components.put(reference(section.getKey(), component.getKey()), component.getValue()));
            }
        });
        return components;
    }

    private static boolean refersToAny(JsonNode component, Set<String> references) {
        return component.findValues("$ref").stream().anyMatch(ref -> references.contains(ref.asString("")));
    }

    private static void rename(ObjectNode service, String prefix, Set<String> differing) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(service);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            String ref = node.path("$ref").asString("");
            if (differing.contains(ref) && node instanceof ObjectNode object) {
                int name = ref.lastIndexOf('/') + 1;
                object.set("$ref", StringNode.valueOf(ref.substring(0, name) + prefix + ref.substring(name)));
            }
            node.forEach(open::push);
        }
    }

    /** Lays an object over another; objects are merged, everything else is replaced. */
    private static void lay(JsonNode from, ObjectNode onto) {
        from.properties().forEach(property -> {
            if (onto.get(property.getKey()) instanceof ObjectNode there && property.getValue() instanceof ObjectNode) {
                lay(property.getValue(), there);
            } else {
                onto.set(property.getKey(), property.getValue());
            }
        });
    }

    private static String reference(String section, String name) {
        return PREFIX + section + "/" + name;
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
    }
}
