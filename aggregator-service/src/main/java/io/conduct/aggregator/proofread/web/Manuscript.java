package io.conduct.aggregator.proofread.web;

import io.conduct.reportdocument.UnreadableReportException;
import io.conduct.reportdocument.WordText;
import io.conduct.service.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;

/** A report as it came in. */
final class Manuscript {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final byte[] bytes;
    private final Optional<MediaType> type;

    /** The file, and what the sender calls it; the bytes are not copied. */
    Manuscript(byte[] bytes, Optional<MediaType> type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** Its text; 400 when it is not what it is called or nothing at all, 413 when it unfolds to too much. */
    WordText text() {
        if (bytes.length == 0) {
            throw Problems.malformed("expected: a .docx file or a text").asException();
        }
        if (isWord()) {
            return word();
        }
        Charset charset = type.map(MediaType::getCharset).orElse(StandardCharsets.UTF_8);
        try {
            return WordText.ofPlain(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Problems.malformed("expected: a text in " + charset.name()).asException();
        }
    }

    /** A part of a form, or bytes without a type, are what they begin like. */
    private boolean isWord() {
        return type.filter(WORD::equalsTypeAndSubtype).isPresent()
                || (type.filter(MediaType.TEXT_PLAIN::equalsTypeAndSubtype).isEmpty() && beginsLikeZip());
    }

    private boolean beginsLikeZip() {
        return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    private WordText word() {
        try {
            return WordText.ofWord(bytes);
        } catch (UnreadableReportException e) {
            String detail = Objects.requireNonNullElse(e.getMessage(), "");
            throw (e.isTooLarge() ? Problems.tooLarge(detail) : Problems.malformed(detail)).asException();
        }
    }
}
