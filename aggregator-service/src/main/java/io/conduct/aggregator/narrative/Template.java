package io.conduct.aggregator.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for figures: {@code {meetings.held}} is the value, {@code {meetings.held:previous}} last year's,
 * {@code {meetings.held:yoy}} the comparison in words; {@code {year}}, {@code {previousYear}} and {@code {org}} are those
 * of the report.
 *
 * @param text the text with its places
 */
record Template(String text) {

    /** Stands in the place of what is not known. Never a 0. */
    static final String UNKNOWN = "（数据不详）";

    private static final Pattern PLACE = Pattern.compile("\\{([^{}:]+)(?::([^{}]*))?}");
    private static final String VALUE = "value";

    /** A place in the text: what is named, and which aspect of it. */
    record Place(String name, String aspect) {}

    /** The places in the text, in order. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(placeIn(matcher));
        }
        return places;
    }

    /** The text with every place filled. */
    String fill(Map<String, String> frame, Facts facts) {
        return PLACE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        valueOf(placeIn(match), frame, facts).orElse(UNKNOWN)));
    }

    /** Whether everything that the text says is known. */
    boolean isKnown(Map<String, String> frame, Facts facts) {
        return places().stream().allMatch(place -> valueOf(place, frame, facts).isPresent());
    }

    private static Place placeIn(MatchResult match) {
        return new Place(match.group(1), match.group(2) == null ? VALUE : match.group(2));
    }

    private static Optional<String> valueOf(Place place, Map<String, String> frame, Facts facts) {
        if (frame.containsKey(place.name())) {
            return Optional.ofNullable(frame.get(place.name()));
        }
        return switch (place.aspect()) {
            case "previous" -> facts.previous(place.name());
            case "yoy" -> facts.comparison(place.name());
            default -> facts.value(place.name());
        };
    }
}
