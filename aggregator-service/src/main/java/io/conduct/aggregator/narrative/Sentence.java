package io.conduct.aggregator.narrative;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the report.
 *
 * @param text what it says
 * @param condition when it may say so; null when always
 * @param otherwise what it says when the condition does not hold; null when nothing
 * @param unknown what it says when one of its numbers is not known; null when the text with its gap named
 */
record Sentence(
        Template text,
        @Nullable Condition condition,
        @Nullable Template otherwise,
        @Nullable Template unknown) {

    /** The sentence as it is printed; empty when there is nothing to say. */
    String print(Map<String, String> frame, Facts facts) {
        Template chosen = condition == null || condition.holds(facts) ? text : otherwise;
        if (chosen == null) {
            return "";
        }
        return unknown != null && !chosen.isKnown(frame, facts)
                ? unknown.fill(frame, facts)
                : chosen.fill(frame, facts);
    }

    /** Every way it can be said. */
    List<Phrase> phrases(int position, Map<String, String> frame, Facts facts) {
        String absenceOf = condition instanceof Condition.Absence absence ? absence.name() : null;
        List<Phrase> phrases = new ArrayList<>();
        phrases.add(new Phrase(position, Phrase.Form.TEXT, text.fill(frame, facts), absenceOf));
        if (otherwise != null) {
            phrases.add(new Phrase(position, Phrase.Form.OTHERWISE, otherwise.fill(frame, facts), null));
        }
        if (unknown != null) {
            phrases.add(new Phrase(position, Phrase.Form.UNKNOWN, unknown.fill(frame, facts), null));
        }
        return phrases;
    }

    /** When a sentence may be said. */
    sealed interface Condition {

        /** What it is about. */
        String name();

        /** Whether it holds for certain. */
        boolean holds(Facts facts);

        /**
         * That there was nothing of the kind (无…现象): the count is 0 and everything was reported.
         *
         * @param name the figure
         */
        record Absence(String name) implements Condition {

            @Override
            public boolean holds(Facts facts) {
                return facts.isComplete(name)
                        && facts.value(name)
                                .map(value -> new BigDecimal(value).signum() == 0)
                                .orElse(false);
            }
        }

        /**
         * That a value reaches a threshold (均达…以上: of a minimum over the members).
         *
         * @param name the figure
         * @param least the threshold
         */
        record AtLeast(String name, BigDecimal least) implements Condition {

            @Override
            public boolean holds(Facts facts) {
                return facts.value(name)
                        .map(value -> new BigDecimal(value).compareTo(least) >= 0)
                        .orElse(false);
            }
        }
    }
}
