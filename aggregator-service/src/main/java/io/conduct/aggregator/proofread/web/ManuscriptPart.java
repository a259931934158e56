package io.conduct.aggregator.proofread.web;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The part {@code file} of a form, its bytes counted as they come in. What goes beyond the limit is taken in and dropped,
 * so that the sender sees the answer, up to eight times the limit.
 */
final class ManuscriptPart {

    private static final String PART = "file";
    private static final int PATIENCE = 8;

    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private @Nullable MediaType type;
    private long bytes;
    private long all;
    private int files;

    private ManuscriptPart(int limit) {
        this.limit = limit;
    }

    /** The file; 413 over the limit, 422 when there is not exactly one. */
    static Mono<Manuscript> of(Flux<PartEvent> parts, int limit) {
        return parts.doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                .reduceWith(() -> new ManuscriptPart(limit), ManuscriptPart::add)
                .map(ManuscriptPart::manuscript);
    }

    private ManuscriptPart add(PartEvent event) {
        DataBuffer content = event.content();
        try {
            all += content.readableByteCount();
            if (all > (long) PATIENCE * limit) {
                throw tooLarge();
            }
            if (PART.equals(event.name())) {
                type = event.headers().getContentType();
                files += event.isLast() ? 1 : 0;
                keep(content);
            }
            return this;
        } finally {
            DataBufferUtils.release(content);
        }
    }

    private void keep(DataBuffer content) {
        bytes += content.readableByteCount();
        if (bytes > limit) {
            kept.reset();
            return;
        }
        byte[] some = new byte[content.readableByteCount()];
        content.read(some);
        kept.writeBytes(some);
    }

    private Manuscript manuscript() {
        if (bytes > limit) {
            throw tooLarge();
        }
        if (files != 1) {
            throw Problems.unacceptable(List.of(new FieldError(
                            "/" + PART, FieldErrorCodes.REQUIRED, "expected: one part of this name, the report")))
                    .asException();
        }
        return new Manuscript(kept.toByteArray(), Optional.ofNullable(type));
    }

    private RuntimeException tooLarge() {
        return Problems.tooLarge("expected: at most " + limit + " bytes").asException();
    }
}
