package io.conduct.aggregator.edition;

import io.conduct.reportdocument.Progress;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An edition that is being written as a file, or was. */
public final class Rendering {

    private final EditionFormat format;
    private final Mono<byte[]> bytes;
    private volatile State state = State.RUNNING;
    private volatile Rows rows = new Rows(0, 0);

    /** How far it is. */
    public enum State {
        /** Being written. */
        RUNNING,
        /** To be had at once. */
        DONE,
        /** Not written; asking for the file begins anew. */
        FAILED
    }

    /**
     * The rows of its tables.
     *
     * @param done those that are written
     * @param all how many there are; 0 until that is known, and for a file without tables
     */
    public record Rows(long done, long all) {}

    private Rendering(EditionFormat format, Function<Progress, byte[]> writing) {
        this.format = format;
        this.bytes = Mono.fromCallable(() -> writing.apply((done, all) -> rows = new Rows(done, all)))
                .subscribeOn(Schedulers.boundedElastic())
                .doOnNext(written -> state = State.DONE)
                .doOnError(failure -> state = State.FAILED)
                .cache();
    }

    /** Begins to write. It is written to its end, whether somebody waits for it or not. */
    static Rendering begin(EditionFormat format, Function<Progress, byte[]> writing) {
        Rendering rendering = new Rendering(format, writing);
        rendering.bytes.onErrorComplete().subscribe();
        return rendering;
    }

    /** The format it is written in. */
    public EditionFormat format() {
        return format;
    }

    /** How far it is. */
    public State state() {
        return state;
    }

    /** How many rows are written. */
    public Rows rows() {
        return rows;
    }

    /** The file, as soon as it is written. */
    public Mono<byte[]> bytes() {
        return bytes;
    }
}
