package io.conduct.document.rules;

import io.conduct.contract.payload.Document;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What counts in the statistics on fewer documents (统计范围): everything that no exclusion takes out.
 *
 * @param exclusions what does not count; the first that applies gives the reason
 */
record CountingScope(List<Exclusion> exclusions) {

    static final Set<String> PROPERTIES = Set.of("exclusions");

    static CountingScope read(DataNode scope) {
        return new CountingScope(scope.required("exclusions").items().stream()
                .map(Exclusion::read)
                .toList());
    }

    /** Why {@code document} does not count; empty when it does. */
    Optional<String> reasonAgainst(Document document) {
        return exclusions.stream()
                .filter(exclusion -> exclusion.appliesTo(document))
                .map(Exclusion::reason)
                .findFirst();
    }

    /**
     * What does not count: a document that meets every condition that is given.
     *
     * @param reason code of the reason
     * @param genres one of these genres; empty for any
     * @param forms one of these forms; empty for any
     * @param urgencies one of these degrees; empty for any
     * @param titles a title that says one of these; empty for any
     * @param newContentUpTo passes on another document and adds no more than this, in per cent; null for any
     */
    record Exclusion(
            String reason,
            List<Document.Genre> genres,
            List<Document.Form> forms,
            List<Document.Urgency> urgencies,
            List<Pattern> titles,
            @Nullable Integer newContentUpTo) {

        private static final Pattern REASON = Pattern.compile("[A-Z][A-Z_]{0,63}");
        private static final Set<String> RESERVED = Set.of(ReductionScope.DECLARED, ReductionScope.INCLUDED);

        static Exclusion read(DataNode exclusion) {
            exclusion.allowing("reason", "genres", "forms", "urgencies", "titles", "newContentUpTo");
            if (exclusion.fields().size() < 2) {
                throw exclusion.error("no condition (expected: genres, forms, urgencies, titles or newContentUpTo)");
            }
            return new Exclusion(
                    reason(exclusion.required("reason")),
                    constants(exclusion, "genres", Document.Genre.class),
                    constants(exclusion, "forms", Document.Form.class),
                    constants(exclusion, "urgencies", Document.Urgency.class),
                    exclusion.optional("titles").map(RuleData::patterns).orElseGet(List::of),
                    exclusion
                            .optional("newContentUpTo")
                            .map(percent -> percent.integer(0, 100))
                            .orElse(null));
        }

        boolean appliesTo(Document document) {
            return admits(genres, document.genre())
                    && admits(forms, document.form())
                    && admits(urgencies, document.urgency())
                    && (titles.isEmpty()
                            || RuleData.firstMatch(titles, document.title()).isPresent())
                    && (newContentUpTo == null || addsUpTo(newContentUpTo, document.relays()));
        }

        private static <E extends Enum<E>> List<E> constants(DataNode exclusion, String property, Class<E> type) {
            return exclusion
                    .optional(property)
                    .map(list -> RuleData.constants(list, type))
                    .orElseGet(List::of);
        }

        private static <E> boolean admits(List<E> those, @Nullable E one) {
            return those.isEmpty() || RuleData.isAmong(those, one);
        }

        private static boolean addsUpTo(int percent, Document.@Nullable Relays relays) {
            BigDecimal added = relays == null ? null : relays.newContentPercent();
            return added != null && added.compareTo(BigDecimal.valueOf(percent)) <= 0;
        }

        private static String reason(DataNode node) {
            String reason = node.text();
            if (!REASON.matcher(reason).matches() || RESERVED.contains(reason)) {
                throw node.error(reason + " (expected: a code in upper snake case, not " + ReductionScope.DECLARED
                        + " or " + ReductionScope.INCLUDED + ")");
            }
            return reason;
        }
    }
}
