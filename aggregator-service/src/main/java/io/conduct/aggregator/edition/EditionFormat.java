package io.conduct.aggregator.edition;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.MediaType;

/** A form an edition is given out in. */
public enum EditionFormat {
    JSON("json", MediaType.APPLICATION_JSON_VALUE),
    CSV("csv", "text/csv;charset=UTF-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String suffix;
    private final String mediaType;

    EditionFormat(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** The ending of its file's name. */
    public String suffix() {
        return suffix;
    }

    /** Its media type. */
    public MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** The format whose files end so. */
    public static Optional<EditionFormat> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(format -> format.suffix.equals(suffix))
                .findFirst();
    }
}
