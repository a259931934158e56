package io.conduct.document.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Document;
import io.conduct.document.number.NumberGrammar;
import io.conduct.document.number.NumberReading;
import io.conduct.document.rules.DocumentCase;
import io.conduct.document.rules.DocumentRules;
import io.conduct.document.rules.ReductionScope;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Issued documents (发文): how their properties agree, their canonical form, their limits and what counts. */
public final class DocumentDomain implements RecordDomain<Document> {

    private final DocumentRules rules;

    public DocumentDomain(DocumentRules rules) {
        this.rules = rules;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.DOCUMENT;
    }

    @Override
    public Class<Document> payloadType() {
        return Document.class;
    }

    @Override
    public List<FieldError> prepare(ObjectNode submitted) {
        return Submission.prepare(submitted);
    }

    @Override
    public List<FieldError> check(Document document) {
        List<FieldError> errors = new ArrayList<>();
        if (document.draftedOn() != null && document.draftedOn().isAfter(document.signedOn())) {
            errors.add(inconsistent("/draftedOn", "expected: signedOn or earlier"));
        }
        if (document.issuedOn() != null && document.issuedOn().isBefore(document.signedOn())) {
            errors.add(inconsistent("/issuedOn", "expected: signedOn or later"));
        }
        String printed = document.numberAsPrinted();
        if (printed != null && !NumberGrammar.read(printed).canonical().equals(document.number())) {
            errors.add(inconsistent("/numberAsPrinted", "expected: another writing of number"));
        }
        return errors;
    }

    /**
     * The number in its canonical writing, with the one on the paper beside it where that does not conform; the share of new
     * content with two decimals.
     */
    @Override
    public Document normalise(Document document) {
        String number = document.number();
        Document.Relays relays = canonicalRelays(document.relays());
        if (number == null) {
            return document.with(null, document.numberAsPrinted(), relays);
        }
        NumberReading reading = NumberGrammar.read(number);
        String printed = document.numberAsPrinted() == null ? number : document.numberAsPrinted();
        NumberReading onPaper = NumberGrammar.read(printed);
        boolean said = onPaper.conforming() && onPaper.canonical().equals(reading.canonical());
        return document.with(reading.canonical(), said ? null : printed, relays);
    }

    @Override
    public Set<String> lookupKeys(RecordId id, Document document) {
        return SameNumber.keyOf(DocumentCase.of(document, null)).stream().collect(Collectors.toSet());
    }

    @Override
    public Assessment assess(Document document, Situation<Document> situation) {
        String org = situation.id().org();
        SameNumber same = SameNumber.in(situation);
        DocumentCase one = DocumentCase.of(document, same.inWords());
        return new Assessment(rules.findingsIn(one, org), derivedFrom(one, same, rules.scopeOf(document, org)));
    }

    @Override
    public String rulesDigest() {
        return rules.digest();
    }

    @Override
    public LocalDate businessDate(Document document) {
        return document.signedOn();
    }

    @Override
    public String subKind(Document document) {
        return document.genre().name();
    }

    @Override
    public Class<? extends Enum<?>> subKindType() {
        return Document.Genre.class;
    }

    private static ObjectNode derivedFrom(DocumentCase one, SameNumber same, ReductionScope scope) {
        ObjectNode derived = JsonNodeFactory.instance.objectNode();
        derived.put("inReductionScope", scope.included());
        derived.put("reductionScopeReason", scope.reason());
        if (scope.from() != null) {
            derived.put("reductionScopeFrom", scope.from().toString());
        }
        if (one.form() != null) {
            derived.put("numberForm", one.form().name());
        }
        putNumber(one, derived);
        if (same.sourceId() != null) {
            derived.put("sameNumberAs", same.sourceId());
        }
        return derived;
    }

    private static void putNumber(DocumentCase one, ObjectNode derived) {
        NumberReading number = one.number();
        if (number == null || one.form() == null) {
            return;
        }
        if (number.code() != null) {
            derived.put("numberCode", number.code());
        }
        if (number.year() != null) {
            derived.put("numberYear", number.year());
        }
        if (number.sequence() != null) {
            derived.put("numberSequence", number.sequence());
        }
    }

    private static FieldError inconsistent(String pointer, String expected) {
        return new FieldError(pointer, FieldErrorCodes.INCONSISTENT, expected);
    }

    private static Document.@Nullable Relays canonicalRelays(Document.@Nullable Relays relays) {
        if (relays == null || relays.newContentPercent() == null) {
            return relays;
        }
        return new Document.Relays(
                relays.issuer(), relays.reference(), relays.newContentPercent().setScale(2, RoundingMode.UNNECESSARY));
    }
}
