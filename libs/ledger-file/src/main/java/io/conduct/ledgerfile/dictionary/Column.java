package io.conduct.ledgerfile.dictionary;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a ledger.
 *
 * @param pointer JSON pointer of the property that it fills; {@code *} stands for every item of a list
 * @param headers what it is called, best name first
 * @param type what its cells are read as
 * @param words for {@link ColumnType#WORD} and {@link ColumnType#YES_NO}: the words of each value
 * @param units the factor of every unit that may stand behind a number
 * @param separators what separates several texts in one cell
 * @param day for times: pointer of the property that holds the day
 * @param end for a period: pointer of the property that holds its end
 * @param approximate whether 约30 is taken for 30
 * @param sameAsAbove whether a blank cell means: the same as above
 * @param required whether a record needs it
 * @param fallbacks where a value comes from when there is none in the row
 * @param example a value for the template; empty for none
 * @param note what the template says about it; empty for nothing
 */
public record Column(
        String pointer,
        List<String> headers,
        ColumnType type,
        Words words,
        Map<String, BigDecimal> units,
        String separators,
        @Nullable String day,
        @Nullable String end,
        boolean approximate,
        boolean sameAsAbove,
        boolean required,
        List<Fallback> fallbacks,
        String example,
        String note) {

    /** Takes copies that keep their order. */
    public Column {
        headers = List.copyOf(headers);
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        fallbacks = List.copyOf(fallbacks);
    }

    /** The name by which it is spoken of. */
    public String name() {
        return headers.get(0);
    }

    /** Whether it fills a property of every item of a list. */
    public boolean isOfItems() {
        return pointer.contains("/*/");
    }
}
