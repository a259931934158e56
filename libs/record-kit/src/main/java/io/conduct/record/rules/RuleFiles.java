package io.conduct.record.rules;

import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;

/**
 * The rule files of a service: those it ships, and those in which an organ adds to them or overrides them for its own
 * subtree. A file is made of sections, each a list of entries; {@code rules} is one of them.
 */
public final class RuleFiles {

    private final List<DataNode> roots;

    private RuleFiles(List<DataNode> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * Reads the files, which may have any of {@code sections} and no other.
     *
     * @throws DataFileException when one has an error; the message names file, line and reason
     */
    public static RuleFiles read(List<? extends Resource> files, String... sections) {
        List<DataNode> roots = files.stream().map(DataFile::read).toList();
        return new RuleFiles(DataFile.readAll(roots, root -> root.allowing(sections)));
    }

    /** The entries of one section of all files, in their order. */
    public List<DataNode> entries(String section) {
        List<DataNode> entries = new ArrayList<>();
        roots.forEach(root -> root.optional(section).ifPresent(list -> entries.addAll(list.items())));
        return entries;
    }
}
