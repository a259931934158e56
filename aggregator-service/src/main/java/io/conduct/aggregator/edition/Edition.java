package io.conduct.aggregator.edition;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A frozen report. Once stored it never changes.
 *
 * @param id names it
 * @param content everything it says, see {@link EditionDraft}
 * @param sha256 {@code sha256:…} over the canonical form of the content
 * @param evidence names the stored lists of the records behind its figures
 */
public record Edition(Id id, ObjectNode content, String sha256, String evidence) {

    /**
     * Names an edition.
     *
     * @param org the org it is about, with everything below
     * @param year the year
     * @param number 1 for the first
     */
    public record Id(String org, int year, int number) {

        String key() {
            return org + "/" + year + "/" + number;
        }
    }

    /** The content and its hash in one document, which is what a reader gets. */
    public ObjectNode document() {
        return content.deepCopy().put("sha256", sha256);
    }

    /** The document's bytes; the same for the same edition. */
    public byte[] bytes() {
        return CanonicalJson.bytes(document());
    }

    /** Whether the content is still what was frozen. */
    public boolean isIntact() {
        return CanonicalJson.hash(content).equals(sha256);
    }

    /** When it was frozen. */
    public Instant frozenAt() {
        return Instant.parse(content.required("frozenAt").stringValue());
    }

    /** The client that froze it. */
    public String frozenBy() {
        return content.required("frozenBy").stringValue();
    }
}
