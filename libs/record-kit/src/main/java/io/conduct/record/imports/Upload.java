package io.conduct.record.imports;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A file on its way in. It holds personal data, so that it lies in a temporary file that only this user can read, and
 * for as long as it is needed.
 */
final class Upload {

    private static final String PART = "file";

    private final Path file;
    private final DataSize limit;
    private final MessageDigest digest;
    private long bytes;
    private int files;

    private Upload(Path file, DataSize limit) throws NoSuchAlgorithmException {
        this.file = file;
        this.limit = limit;
        this.digest = MessageDigest.getInstance("SHA-256");
    }

    /**
     * A file that came in whole.
     *
     * @param file where it lies
     * @param sha256 the digest of its bytes, in lower-case hexadecimal digits
     */
    record Received(Path file, String sha256) {}

    /** An empty file, readable by this user alone as the JDK creates temporary files. */
    static Upload begin(DataSize limit) {
        try {
            return new Upload(Files.createTempFile("conduct-ledger-", ".upload"), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }

    /** Takes in the part {@code file}; fails with 413 over the limit, whatever the headers promised. */
    Mono<Received> receive(Flux<PartEvent> parts, Scheduler scheduler) {
        return parts.publishOn(scheduler, 1)
                .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                .doOnNext(this::take)
                .then(Mono.fromCallable(this::received));
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(PartEvent event) {
        try {
            count(event.content().readableByteCount());
            if (PART.equals(event.name())) {
                write(event.content());
                files += event.isLast() ? 1 : 0;
            }
        } finally {
            DataBufferUtils.release(event.content());
        }
    }

    private void count(int more) {
        bytes += more;
        if (bytes > limit.toBytes()) {
            throw Problems.tooLarge("expected: a file of at most " + limit).asException();
        }
    }

    private void write(DataBuffer content) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND);
                DataBuffer.ByteBufferIterator buffers = content.readableByteBuffers()) {
            while (buffers.hasNext()) {
                ByteBuffer buffer = buffers.next();
                digest.update(buffer.duplicate());
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Received received() {
        if (files != 1) {
            FieldError error =
                    new FieldError("/" + PART, FieldErrorCodes.REQUIRED, "expected: one part of this name, the ledger");
            throw Problems.unacceptable(List.of(error)).asException();
        }
        return new Received(file, HexFormat.of().formatHex(digest.digest()));
    }
}
