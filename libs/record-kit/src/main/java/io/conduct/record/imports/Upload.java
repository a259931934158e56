package io.conduct.record.imports;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.ProblemException;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A file on its way in. It holds personal data, so that it lies in a temporary file that only this user can read, and
 * for as long as it is needed. The file is named after its process, so that what a killed one left behind can be told.
 */
final class Upload {

    /** An upload this many times over the limit is not waited for. */
    private static final int PATIENCE = 8;

    private static final String PART = "file";
    private static final String PREFIX = "conduct-ledger-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*");
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);
    private static final AtomicBoolean LOOKED = new AtomicBoolean();

    private final Path file;
    private final DataSize limit;
    private final MessageDigest digest;
    private long bytes;
    private int files;
    private final Set<String> others = new TreeSet<>();

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
            String prefix = PREFIX + ProcessHandle.current().pid() + "-";
            return new Upload(Files.createTempFile(prefix, ".upload"), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }

    /**
     * Deletes, once in a process, what processes that are no more had on its way in. To be called before the first
     * {@link #begin}: a file of this process's number is then that of an earlier one.
     */
    static void deleteLeftBehind() {
        if (!LOOKED.compareAndSet(false, true)) {
            return;
        }
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Upload::isLeftBehind).forEach(Upload::deleteLeftBehind);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be searched for uploads left behind: {}", folder, e.toString());
        }
    }

    private static void deleteLeftBehind(Path file) {
        try {
            Files.deleteIfExists(file);
            LOG.info("an upload that was left behind is deleted");
        } catch (IOException e) {
            LOG.warn("an upload that was left behind cannot be deleted: {}", e.toString());
        }
    }

    private static boolean isLeftBehind(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        long pid = Long.parseLong(name.group(1));
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    /**
     * Takes in the part {@code file}; fails with 413 over the limit, whatever the headers promised. What is a little over it
     * is read to its end and forgotten, because a sender that is cut off in the middle does not see the answer.
     */
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
            if (isTooLarge()) {
                return;
            }
            if (PART.equals(event.name())) {
                write(event.content());
                files += event.isLast() ? 1 : 0;
            } else {
                others.add(event.name());
            }
        } finally {
            DataBufferUtils.release(event.content());
        }
    }

    private void count(int more) {
        bytes += more;
        if (bytes > PATIENCE * limit.toBytes()) {
            throw tooLarge();
        }
    }

    private boolean isTooLarge() {
        return bytes > limit.toBytes();
    }

    private ProblemException tooLarge() {
        return Problems.tooLarge("expected: a file of at most " + limit).asException();
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
        if (isTooLarge()) {
            throw tooLarge();
        }
        List<FieldError> errors = new ArrayList<>();
        if (files != 1) {
            errors.add(new FieldError(
                    "/" + PART, FieldErrorCodes.REQUIRED, "expected: one part of this name, the ledger"));
        }
        others.forEach(name -> errors.add(new FieldError(
                "/" + name.replace("~", "~0").replace("/", "~1"),
                FieldErrorCodes.UNKNOWN_PROPERTY,
                "expected: no such part")));
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        return new Received(file, HexFormat.of().formatHex(digest.digest()));
    }
}
