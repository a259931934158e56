package io.conduct.document.rules;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Document;
import io.conduct.record.rules.RuleBook;
import io.conduct.service.data.DataFileException;
import java.util.List;
import org.springframework.core.io.Resource;

/** The limits on documents. */
public final class DocumentRules {

    private final RuleBook<Document> book;

    private DocumentRules(RuleBook<Document> book) {
        this.book = book;
    }

    /**
     * Reads a rule file.
     *
     * @throws DataFileException when it has an error; the message names file, line and reason
     */
    public static DocumentRules read(Resource file) {
        return new DocumentRules(RuleBook.read(List.of(file), DocumentRule::read));
    }

    /** Where {@code document} does not meet the rules in force on the day it is signed. */
    public List<Finding> findingsIn(Document document, String org) {
        return book.findingsIn(document, org, document.signedOn());
    }

    /** Changes when any rule does. */
    public String digest() {
        return book.digest();
    }
}
