package io.conduct.aggregator.proofread;

import io.conduct.aggregator.proofread.Place.Aspect;
import io.conduct.aggregator.proofread.Printed.Kind;
import io.conduct.aggregator.proofread.Verdict.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges everything that is printed in one sentence. */
final class SentenceCheck {

    private final SentenceReader reader;
    private final Places places;
    private final NumberCheck numbers;
    private final ComparisonCheck comparisons;

    SentenceCheck(SentenceReader reader, Places places, EditionFigures figures) {
        this.reader = reader;
        this.places = places;
        this.numbers = new NumberCheck(figures);
        this.comparisons = new ComparisonCheck(figures);
    }

    /** What is printed in a normalised sentence, in order. Two numbers in each other's place are one mistake. */
    List<Judged> check(String sentence) {
        List<Judged> judged = new ArrayList<>();
        Place before = null;
        for (Printed printed : reader.read(sentence)) {
            Place place = places.of(printed, before).orElse(null);
            Verdict verdict = place == null ? unplaced(printed, judged) : placed(printed, place);
            judged.add(new Judged(printed, place, verdict));
            before = place;
        }
        judged.removeIf(SentenceCheck::isBare);
        return withSwapsAsOne(sentence, judged);
    }

    /** A number without a unit and without a place is no figure: the number of a list, of a page. */
    private static boolean isBare(Judged judged) {
        return judged.place() == null
                && judged.printed().kind() == Kind.NUMBER
                && judged.printed().unit().isEmpty();
    }

    /** What is to be said of something printed in a place. */
    Verdict placed(Printed printed, Place place) {
        return place.target().aspect() == Aspect.COMPARISON
                ? comparisons.check(printed, place.target().name())
                : numbers.check(printed, place);
    }

    /** A comparison right behind a number of which nothing else is known may be impossible for that number. */
    private Verdict unplaced(Printed printed, List<Judged> judged) {
        if (printed.kind() != Kind.COMPARISON || !printed.before().isEmpty() || judged.isEmpty()) {
            return Verdict.NOT_FOUND;
        }
        Printed last = judged.get(judged.size() - 1).printed();
        if (last.kind() != Kind.NUMBER || judged.get(judged.size() - 1).place() != null) {
            return Verdict.NOT_FOUND;
        }
        boolean ofLastYear = last.before().contains("上年") || last.before().contains("去年");
        if (ofLastYear && judged.size() > 1) {
            Printed current = judged.get(judged.size() - 2).printed();
            return current.kind() == Kind.NUMBER && isCounted(current) && isCounted(last)
                    ? comparisons.alone(current.amount(), Optional.of(last.amount()), printed)
                    : Verdict.NOT_FOUND;
        }
        return !ofLastYear && isCounted(last)
                ? comparisons.alone(last.amount(), Optional.empty(), printed)
                : Verdict.NOT_FOUND;
    }

    private static boolean isCounted(Printed printed) {
        return !printed.vague()
                && printed.factor().compareTo(BigDecimal.ONE) == 0
                && printed.amount().scale() == 0
                && Units.isCounted(printed.unit());
    }

    private List<Judged> withSwapsAsOne(String sentence, List<Judged> judged) {
        List<Judged> merged = new ArrayList<>();
        for (int index = 0; index < judged.size(); index++) {
            Judged one = judged.get(index);
            Judged next = index + 1 < judged.size() ? judged.get(index + 1) : null;
            Judged swapped = next == null ? null : swapped(sentence, one, next);
            merged.add(swapped == null ? one : swapped);
            index += swapped == null ? 0 : 1;
        }
        return merged;
    }

    private @Nullable Judged swapped(String sentence, Judged one, Judged other) {
        if (!isWrongNumber(one) || !isWrongNumber(other) || one.place() == null || other.place() == null) {
            return null;
        }
        boolean numbersSwapped = isValueOf(one.printed(), other.place()) && isValueOf(other.printed(), one.place());
        boolean unitsSwapped = Units.same(one.printed().unit(), other.place().unit())
                && Units.same(other.printed().unit(), one.place().unit())
                && isValueOf(one.printed(), one.place())
                && isValueOf(other.printed(), other.place());
        if (!numbersSwapped && !unitsSwapped) {
            return null;
        }
        String between = sentence.substring(one.printed().end(), other.printed().start());
        Printed both = new Printed(
                Kind.NUMBER,
                one.printed().start(),
                other.printed().end(),
                one.printed().text() + between + other.printed().text(),
                one.printed().number(),
                one.printed().factor(),
                one.printed().unit(),
                false,
                one.printed().before());
        String right =
                numbers.reading(one.printed(), one.place()) + between + numbers.reading(other.printed(), other.place());
        return new Judged(both, one.place(), Verdict.disagrees(right, Mistake.SWAPPED));
    }

    private static boolean isWrongNumber(Judged judged) {
        return judged.verdict().outcome() == Outcome.DISAGREES
                && judged.printed().kind() == Kind.NUMBER;
    }

    private boolean isValueOf(Printed printed, Place place) {
        return numbers.value(place)
                .filter(value ->
                        new BigDecimal(value).compareTo(printed.amount().multiply(printed.factor())) == 0)
                .isPresent();
    }
}
