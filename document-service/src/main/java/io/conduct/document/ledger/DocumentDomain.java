package io.conduct.document.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Document;
import io.conduct.document.rules.DocumentRules;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.domain.Situation;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issued documents (发文): how their properties agree, their canonical form and their limits. */
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
    public List<FieldError> check(Document document) {
        List<FieldError> errors = new ArrayList<>();
        refuseSecret("/title", document.title(), errors);
        refuseSecret("/number", document.number(), errors);
        if (document.draftedOn() != null && document.draftedOn().isAfter(document.signedOn())) {
            errors.add(inconsistent("/draftedOn", "expected: signedOn or earlier"));
        }
        if (document.issuedOn() != null && document.issuedOn().isBefore(document.signedOn())) {
            errors.add(inconsistent("/issuedOn", "expected: signedOn or later"));
        }
        return errors;
    }

    /** The number in its canonical writing, the share of new content with two decimals. */
    @Override
    public Document normalise(Document document) {
        String number = document.number();
        return document.with(
                number == null ? null : DocumentNumber.canonical(number), canonicalRelays(document.relays()));
    }

    @Override
    public Assessment assess(Document document, Situation<Document> situation) {
        return Assessment.of(rules.findingsIn(document, situation.id().org()));
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

    /** Secret carriers may not pass through a network like this one: 保守国家秘密法 (2024). */
    private static void refuseSecret(String pointer, @Nullable String text, List<FieldError> errors) {
        if (SecretMark.isIn(text)) {
            errors.add(new FieldError(
                    pointer,
                    FieldErrorCodes.SECRET_REFUSED,
                    "a document marked secret may not be sent; declare only how many there are"));
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
