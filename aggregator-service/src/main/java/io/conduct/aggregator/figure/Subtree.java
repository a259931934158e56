package io.conduct.aggregator.figure;

import io.conduct.service.org.Org;
import io.conduct.service.org.OrgCode;
import io.conduct.service.org.OrgDirectory;
import java.util.List;

/** An org of the directory, or a unit below one, with everything below it. */
final class Subtree {

    private final OrgDirectory directory;
    private final String root;
    private final List<Org> children;

    Subtree(OrgDirectory directory, String root) {
        this.directory = directory;
        this.root = root;
        this.children = directory.children(root);
    }

    String root() {
        return root;
    }

    /** The listed orgs directly below the root. */
    List<Org> children() {
        return children;
    }

    /** The orgs that should send records in the period: the lowest listed ones, or the root when it is below those. */
    List<Org> expected(Period period) {
        List<Org> leaves = directory.leaves(root, period.from(), period.to());
        return leaves.isEmpty() && directory.find(root).isEmpty()
                ? directory.owning(root).map(owner -> new Org(root, root, owner.from(), owner.to())).stream()
                        .toList()
                : leaves;
    }

    /** The listed org that the owner of a record belongs to. */
    String listed(String owner) {
        return directory.owning(owner).map(Org::code).orElse(owner);
    }

    /** The part of the root that the owner of a record belongs to: a child, or the root itself. */
    String partOf(String owner) {
        if (owner.equals(root)) {
            return root;
        }
        return children.stream()
                .map(Org::code)
                .filter(child -> OrgCode.isWithin(owner, child))
                .findFirst()
                .orElseGet(() -> nextSegment(owner));
    }

    private String nextSegment(String owner) {
        int end = owner.indexOf('.', root.length() + 1);
        return end < 0 ? owner : owner.substring(0, end);
    }
}
