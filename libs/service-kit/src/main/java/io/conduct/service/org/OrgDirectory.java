package io.conduct.service.org;

import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * The orgs that may own records. A unit below a listed department needs no entry of its own: it belongs to the nearest
 * listed org above it. Directly below the root every org must be listed, so that a mistyped department is refused.
 */
public final class OrgDirectory {

    private final Map<String, Org> orgs = new TreeMap<>();
    private final String root;

    /** @throws IllegalArgumentException unless exactly one org is the ancestor of all others */
    public OrgDirectory(List<Org> listed) {
        List<String> roots = rootsOf(listed);
        if (roots.size() != 1) {
            throw new IllegalArgumentException("roots: " + roots + " (expected: one)");
        }
        listed.forEach(org -> orgs.put(org.code(), org));
        this.root = roots.get(0);
    }

    /** Reads {@code orgs: [{code, name, from?, to?}]}. */
    public static OrgDirectory read(Resource file) {
        DataNode node = DataFile.read(file).allowing("orgs").required("orgs");
        List<Org> orgs = DataFile.readAll(node.items(), OrgDirectory::orgFrom);
        refuseDuplicates(node.items());
        if (rootsOf(orgs).size() != 1) {
            throw node.error("roots: " + rootsOf(orgs) + " (expected: one org above all others)");
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
        return Optional.ofNullable(parentOf(code))
                .filter(parent -> !parent.equals(root))
                .flatMap(this::find);
    }

    /** The listed orgs directly below {@code code}. */
    public List<Org> children(String code) {
        return orgs.values().stream()
                .filter(org -> code.equals(parentOf(org.code())))
                .toList();
    }

    /** The listed orgs at or below {@code code} that have none below them and existed within the period. */
    public List<Org> leaves(String code, LocalDate first, LocalDate last) {
        return orgs.values().stream()
                .filter(org -> OrgCode.isWithin(org.code(), code))
                .filter(org -> children(org.code()).isEmpty())
                .filter(org -> org.isInForceWithin(first, last))
                .toList();
    }

    private @Nullable String parentOf(String code) {
        int dot = code.lastIndexOf('.');
        while (dot > 0) {
            String above = code.substring(0, dot);
            if (orgs.containsKey(above)) {
                return above;
            }
            dot = above.lastIndexOf('.');
        }
        return null;
    }

    private static List<String> rootsOf(List<Org> listed) {
        return listed.stream()
                .map(Org::code)
                .filter(code -> listed.stream()
                        .noneMatch(other -> !other.code().equals(code) && OrgCode.isWithin(code, other.code())))
                .distinct()
                .toList();
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
        List<String> seen = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (DataNode node : nodes) {
            DataNode code = node.required("code");
            if (seen.contains(code.text())) {
                errors.addAll(
                        code.error(code.text() + " (expected: each code once)").errors());
            }
            seen.add(code.text());
        }
        if (!errors.isEmpty()) {
            throw new DataFileException(errors);
        }
    }
}
