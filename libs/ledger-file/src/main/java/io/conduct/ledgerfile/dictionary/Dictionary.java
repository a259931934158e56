package io.conduct.ledgerfile.dictionary;

import io.conduct.ledgerfile.value.Numbers;
import io.conduct.service.data.DataFileException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The words of one kind of ledger. */
public final class Dictionary {

    private static final int LONGEST_NAME = 100;

    private final String kind;
    private final String title;
    private final Identity identity;
    private final List<Column> columns;
    private final Map<String, Heading> headings = new HashMap<>();
    private final Set<String> ignored = new HashSet<>();

    Dictionary(String kind, String title, Identity identity, List<Column> columns, List<String> ignored) {
        this.kind = kind;
        this.title = title;
        this.identity = identity;
        this.columns = List.copyOf(columns);
        addHeadings(identity.column());
        columns.forEach(this::addHeadings);
        ignored.stream().map(Keys::ofHeader).forEach(this.ignored::add);
    }

    /**
     * Reads a dictionary.
     *
     * @throws DataFileException when it is wrong; names file, line and reason of everything that is
     */
    public static Dictionary read(Resource resource) {
        return DictionaryFile.read(resource);
    }

    /** The dictionary of {@code meeting}, {@code document} or {@code petition} that is delivered with the platform. */
    public static Dictionary shipped(String kind) {
        return read(new ClassPathResource("io/conduct/ledgerfile/dictionary/" + kind + ".yaml"));
    }

    /** The kind of record. */
    public String kind() {
        return kind;
    }

    /** Title of an empty ledger. */
    public String title() {
        return title;
    }

    /** What a record is known by. */
    public Identity identity() {
        return identity;
    }

    /** Every column but the identity's, in the order of the template. */
    public List<Column> columns() {
        return columns;
    }

    /** What the text of a header cell names; with its brackets first, then without. */
    public Optional<Heading> heading(String text) {
        if (text.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String key = Keys.ofHeader(text);
        Heading exact = headings.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        Heading plain = headings.get(Keys.ofHeader(Keys.withoutNote(key)));
        if (plain == null) {
            return Optional.empty();
        }
        String note = Keys.noteIn(key);
        boolean unit = Numbers.factor(note, plain.column().units()) != null;
        return Optional.of(new Heading(plain.column(), plain.rank(), unit ? note : ""));
    }

    /** What the text of a header cell names below a group: 其他 below 会议费（万元） is 会议费其他, in 万元. */
    public Optional<Heading> heading(String group, String text) {
        String groupKey = Keys.ofHeader(group);
        String note = Keys.noteIn(groupKey);
        return heading(Keys.withoutNote(groupKey) + text)
                .or(() -> heading(text))
                .map(found -> {
                    boolean unit = found.unit().isEmpty()
                            && Numbers.factor(note, found.column().units()) != null;
                    return unit ? new Heading(found.column(), found.rank(), note) : found;
                });
    }

    /** Whether a column of this name is known and holds nothing that is recorded. */
    public boolean ignores(String text) {
        String key = Keys.ofHeader(text);
        return ignored.contains(key) || ignored.contains(Keys.withoutNote(key));
    }

    private void addHeadings(Column column) {
        for (int rank = 0; rank < column.headers().size(); rank++) {
            headings.put(Keys.ofHeader(column.headers().get(rank)), new Heading(column, rank, ""));
        }
    }
}
