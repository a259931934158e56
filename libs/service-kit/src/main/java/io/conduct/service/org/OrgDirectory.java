package io.conduct.service.org;

import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;

/**
 * The orgs that may own records. A unit below a listed department needs no entry of its own: it belongs to the nearest
 * listed org above it. Directly below the root every org must be listed, so that a mistyped department is refused.
 */
public final class OrgDirectory {

    private final NavigableMap<String, Org> orgs = new TreeMap<>();
    private final Map<String, List<Org>> children = new HashMap<>();
    private final NavigableMap<String, Org> leaves = new TreeMap<>();
    private final String root;

    /** @throws IllegalArgumentException unless exactly one org is the ancestor of all others */
    public OrgDirectory(List<Org> listed) {
        listed.forEach(org -> orgs.put(org.code(), org));
        List<String> roots = rootsOf(orgs.keySet());
        if (roots.size() != 1) {
            throw new IllegalArgumentException("roots: " + roots + " (expected: one)");
        }
        this.root = roots.get(0);
        for (Org org : orgs.values()) {
            parentOf(orgs.keySet(), org.code())
                    .ifPresent(parent -> children.computeIfAbsent(parent, first -> new ArrayList<>())
                            .add(org));
        }
        leaves.putAll(orgs);
        leaves.keySet().removeAll(children.keySet());
    }

    /** Reads {@code orgs: [{code, name, from?, to?}]}. */
    public static OrgDirectory read(Resource file) {
        DataNode node = DataFile.read(file).allowing("orgs").required("orgs");
        List<Org> orgs = DataFile.readAll(node.items(), OrgDirectory::orgFrom);
        refuseDuplicates(node.items());
        List<String> roots = rootsOf(orgs.stream().map(Org::code).collect(Collectors.toCollection(TreeSet::new)));
        if (roots.size() != 1) {
            throw node.error("roots: " + roots + " (expected: one org above all others)");
        }
        return new OrgDirectory(orgs);
    }

    /** The code above all others. */
    public String root() {
        return root;
    }

    /** Every listed org, by code. */
    public List<Org> all() {
        return List.copyOf(orgs.values());
    }

    /** The listed org with this code. */
    public Optional<Org> find(String code) {
        return Optional.ofNullable(orgs.get(code));
    }

    /** The listed org that {@code code} belongs to: itself or the nearest one above, but not the root for another code. */
    public Optional<Org> owning(String code) {
        if (orgs.containsKey(code)) {
            return find(code);
        }
        return parentOf(orgs.keySet(), code)
                .filter(parent -> !parent.equals(root))
                .flatMap(this::find);
    }

    /** The listed orgs directly below {@code code}, by code. */
    public List<Org> children(String code) {
        return List.copyOf(children.getOrDefault(code, List.of()));
    }

    /** The listed orgs at or below {@code code} that have none below them and existed within the period. */
    public List<Org> leaves(String code, LocalDate first, LocalDate last) {
        List<Org> found = new ArrayList<>();
        OrgCode.forEachWithin(leaves, code, (leaf, org) -> {
            if (org.isInForceWithin(first, last)) {
                found.add(org);
            }
        });
        return found;
    }

    private static Optional<String> parentOf(Set<String> codes, String code) {
        for (int dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
            String above = code.substring(0, dot);
            if (codes.contains(above)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    private static List<String> rootsOf(Set<String> codes) {
        return codes.stream().filter(code -> parentOf(codes, code).isEmpty()).toList();
    }

    private static Org orgFrom(DataNode node) {
        node.allowing("code", "name", "from", "to");
        DataNode code = node.required("code");
        if (!OrgCode.isValid(code.text())) {
            throw code.error(code.text() + " (expected: lower-case words, hyphens and dots)");
        }
        LocalDate from = node.optional("from").map(DataNode::date).orElse(null);
        LocalDate to = node.optional("to").map(DataNode::date).orElse(null);
        if (from != null && to != null && to.isBefore(from)) {
            throw node.required("to").error(to + " (expected: " + from + " or later)");
        }
        return new Org(code.text(), node.required("name").text(), from, to);
    }

    private static void refuseDuplicates(List<DataNode> nodes) {
        Set<String> seen = new HashSet<>();
        List<String> errors = new ArrayList<>();
        for (DataNode node : nodes) {
            DataNode code = node.required("code");
            if (!seen.add(code.text())) {
                errors.addAll(
                        code.error(code.text() + " (expected: each code once)").errors());
            }
        }
        if (!errors.isEmpty()) {
            throw new DataFileException(errors);
        }
    }
}
