package io.conduct.aggregator.proofread;

import io.conduct.aggregator.narrative.Facts;
import io.conduct.aggregator.narrative.Phrase;
import io.conduct.aggregator.narrative.ReportDefinition;
import io.conduct.aggregator.proofread.Place.Aspect;
import io.conduct.aggregator.proofread.Place.Target;
import io.conduct.aggregator.proofread.Printed.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which figure a printed number is meant to be: the one that stands behind the same words in the report's
 * definition, or whose name stands before it. Where the words fit none or more than one, it tells nothing.
 */
final class Places {

    private static final Pattern LAST_YEAR = Pattern.compile("[比较与]?(?:上年|去年)(?:同期)?的?");
    /** Fewer characters than this name nothing by themselves; then what stands before must fit as well. */
    private static final int TELLING = 3;

    private final Map<String, List<Place>> byWords = new HashMap<>();

    Places(ReportDefinition definition, EditionFigures figures, SentenceReader reader) {
        StandIns standIns = new StandIns();
        for (Phrase phrase : definition.phrases(figures.year(), figures.orgName(), standIns)) {
            Place previous = null;
            for (Printed printed : reader.read(phrase.text())) {
                previous = new Place(
                        printed.kind(),
                        printed.before(),
                        standIns.targetOf(printed),
                        printed.unit(),
                        printed.vague(),
                        previous);
                add(previous);
            }
        }
        figures.titles()
                .forEach((name, title) -> add(new Place(
                        Kind.NUMBER,
                        reader.words(title),
                        new Target(name, Aspect.VALUE),
                        figures.unit(name),
                        false,
                        null)));
    }

    private void add(Place place) {
        byWords.computeIfAbsent(place.before(), words -> new ArrayList<>()).add(place);
    }

    /** The place of what is printed, {@code before} being that of what is printed just before it in the sentence. */
    Optional<Place> of(Printed printed, @Nullable Place before) {
        Optional<Place> following = before == null ? Optional.empty() : following(printed, before);
        if (following.isPresent()) {
            return following;
        }
        List<Place> fitting = byWords.getOrDefault(printed.before(), List.of()).stream()
                .filter(place -> place.kind() == printed.kind())
                .toList();
        List<Place> next = fitting.stream()
                .filter(place -> before != null
                        && place.previous() != null
                        && place.previous().target().equals(before.target()))
                .toList();
        if (!next.isEmpty()) {
            return only(next);
        }
        return printed.before().length() >= TELLING ? only(fitting) : Optional.empty();
    }

    /** A comparison right behind a value is the value's, and so is what is said of last year. */
    private static Optional<Place> following(Printed printed, Place before) {
        Target target = before.target();
        if (printed.kind() == Kind.COMPARISON && printed.before().isEmpty() && target.aspect() != Aspect.COMPARISON) {
            return Optional.of(
                    new Place(Kind.COMPARISON, "", new Target(target.name(), Aspect.COMPARISON), "", false, before));
        }
        if (printed.kind() == Kind.NUMBER
                && target.aspect() == Aspect.VALUE
                && LAST_YEAR.matcher(printed.before()).matches()) {
            return Optional.of(new Place(
                    Kind.NUMBER, "", new Target(target.name(), Aspect.PREVIOUS), before.unit(), false, before));
        }
        return Optional.empty();
    }

    private static Optional<Place> only(List<Place> places) {
        boolean one = places.stream().map(Place::target).distinct().count() == 1;
        return one ? Optional.of(places.get(0)) : Optional.empty();
    }

    /** Facts that are nothing but numbers by which a place is known again. */
    private static final class StandIns implements Facts {

        private static final int FIRST = 880_000_001;

        private final List<Target> targets = new ArrayList<>();

        @Override
        public Optional<String> value(String name) {
            return Optional.of(standIn(name, Aspect.VALUE));
        }

        @Override
        public Optional<String> previous(String name) {
            return Optional.of(standIn(name, Aspect.PREVIOUS));
        }

        @Override
        public Optional<String> comparison(String name) {
            return Optional.of("同比上升" + standIn(name, Aspect.COMPARISON) + "%");
        }

        @Override
        public boolean isComplete(String name) {
            return true;
        }

        private String standIn(String name, Aspect aspect) {
            targets.add(new Target(name, aspect));
            return Integer.toString(FIRST + targets.size() - 1);
        }

        /** A number of the definition's own stands for itself. */
        Target targetOf(Printed printed) {
            int position = printed.number() == null ? -1 : printed.amount().intValue() - FIRST;
            return position >= 0 && position < targets.size() ? targets.get(position) : new Target("", Aspect.VALUE);
        }
    }
}
