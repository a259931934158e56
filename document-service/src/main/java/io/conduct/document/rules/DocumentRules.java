package io.conduct.document.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Document;
import io.conduct.record.rules.DatedValues;
import io.conduct.record.rules.RuleBook;
import io.conduct.record.rules.RuleDigest;
import io.conduct.record.rules.RuleFiles;
import io.conduct.service.data.DataFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;

/** The limits on documents, and what counts in the statistics on fewer of them. */
public final class DocumentRules {

    private final RuleBook<DocumentCase> book;
    private final DatedValues<CountingScope> scopes;

    private DocumentRules(RuleBook<DocumentCase> book, DatedValues<CountingScope> scopes) {
        this.book = book;
        this.scopes = scopes;
    }

    /**
     * Reads rule files, the national ones and what organs add or override.
     *
     * @throws DataFileException when one has an error; the message names file, line and reason
     */
    public static DocumentRules read(List<Resource> files) {
        RuleFiles read = RuleFiles.read(files, "rules", "scopes");
        return new DocumentRules(
                RuleBook.read(read, DocumentRule::read),
                DatedValues.read(read.entries("scopes"), CountingScope.PROPERTIES, CountingScope::read));
    }

    /** Where {@code one} does not meet the rules in force for {@code org} on the day it is signed. */
    public List<Finding> findingsIn(DocumentCase one, String org) {
        return book.findingsIn(one, org, one.document().signedOn());
    }

    /** Whether {@code document} counts: as its sender declared, else by the scope of the day it is signed. */
    public ReductionScope scopeOf(Document document, String org) {
        Boolean declared = document.reductionScope();
        if (declared != null) {
            return new ReductionScope(declared, ReductionScope.DECLARED, null);
        }
        return scopes.find(org, document.signedOn())
                .map(dated -> scopeOf(document, dated.value(), dated.validity().from()))
                .orElseGet(() -> new ReductionScope(true, ReductionScope.INCLUDED, null));
    }

    /** Changes when any rule does. */
    public String digest() {
        return RuleDigest.of(List.of(book.digest(), scopes.digest()));
    }

    private static ReductionScope scopeOf(Document document, CountingScope scope, LocalDate from) {
        Optional<String> reason = scope.reasonAgainst(document);
        return new ReductionScope(reason.isEmpty(), reason.orElse(ReductionScope.INCLUDED), from);
    }
}
