package io.conduct.aggregator.drilldown.web;

import io.conduct.aggregator.drilldown.RecordsQuery.Place;
import io.conduct.aggregator.readmodel.RecordRow.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/** A place as an opaque text for the {@code cursor} parameter. */
final class PageCursor {

    private static final String SEPARATOR = " ";
    private static final int FIELDS = 4;

    private PageCursor() {}

    static String of(Place place) {
        Position position = place.position();
        String text = place.part()
                + (position == null
                        ? ""
                        : SEPARATOR + position.org() + SEPARATOR + position.day() + SEPARATOR + position.sourceId());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor back; empty when it is none. */
    static Optional<Place> read(String cursor) {
        try {
            String[] fields =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, FIELDS);
            int part = Integer.parseInt(fields[0]);
            if (part < 0 || part > 1 || (fields.length != 1 && fields.length != FIELDS)) {
                return Optional.empty();
            }
            return Optional.of(
                    fields.length == 1
                            ? new Place(part, null)
                            : new Place(part, new Position(fields[1], LocalDate.parse(fields[2]), fields[3])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
