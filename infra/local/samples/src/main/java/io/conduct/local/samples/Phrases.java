package io.conduct.local.samples;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills the library's title templates for one department and year, numbering what is numbered. */
final class Phrases {

    private final Library library;
    private final Library.Plan department;
    private final int year;
    private final Map<String, Integer> numbers = new HashMap<>();

    Phrases(Library library, Library.Plan department, int year) {
        this.library = library;
        this.department = department;
        this.year = year;
    }

    String title(List<String> templates, Dice dice) {
        String template = dice.any(templates);
        String title = template.replace("{year}", Integer.toString(year))
                .replace("{department}", department.name())
                .replace("{matter}", dice.any(department.matters()))
                .replace("{study}", dice.any(library.studies()));
        return title.contains("{n}") ? title.replace("{n}", Integer.toString(next(template))) : title;
    }

    /** 1, 2, 3 and so on for each series. */
    int next(String series) {
        return numbers.merge(series, 1, Integer::sum);
    }

    /** As {@link #next}, with a gap now and then: a number that was cancelled, or went to a document that is not sent. */
    int nextWithGaps(String series, Dice dice) {
        return numbers.merge(series, dice.chance(30) ? 2 : 1, Integer::sum);
    }
}
