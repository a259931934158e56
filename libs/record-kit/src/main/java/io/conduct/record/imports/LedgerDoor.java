package io.conduct.record.imports;

import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.file.LedgerLimits;
import io.conduct.ledgerfile.file.LedgerRefusedException;
import io.conduct.ledgerfile.rows.LedgerReader;
import io.conduct.ledgerfile.rows.LedgerSummary;
import io.conduct.ledgerfile.template.TemplateLedger;
import io.conduct.record.imports.LedgerImport.Request;
import io.conduct.record.imports.Upload.Received;
import io.conduct.service.problem.Problems;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Takes ledger files in, a few at a time, on threads of its own. */
public final class LedgerDoor implements InitializingBean, DisposableBean {

    private final ImportProperties properties;
    private final Dictionary dictionary;
    private final LedgerReader reader;
    private final LedgerParts parts;
    private final Scheduler scheduler;

    public LedgerDoor(ImportProperties properties, Dictionary dictionary, LedgerParts parts) {
        this.properties = properties;
        this.dictionary = dictionary;
        this.reader = new LedgerReader(dictionary, LedgerLimits.DEFAULT.withMaxRows(properties.maxRows()));
        this.parts = parts;
        this.scheduler = Schedulers.newBoundedElastic(properties.parallel(), properties.waiting(), "ledger");
    }

    /** Imports the part {@code file}; {@code request} is made once its digest is known. */
    Mono<ImportAnswer> imports(Flux<PartEvent> parts, Function<Received, Request> request) {
        return Mono.usingWhen(
                        Mono.fromCallable(() -> Upload.begin(properties.maxFile()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        upload -> upload.receive(parts, Schedulers.boundedElastic())
                                .flatMap(received -> read(received, request.apply(received))),
                        upload -> Mono.<Void>fromRunnable(upload::delete).subscribeOn(Schedulers.boundedElastic()))
                .onErrorMap(LedgerRefusedException.class, LedgerProblems::refused)
                .onErrorMap(
                        RejectedExecutionException.class,
                        e -> Problems.unavailable("too many ledgers at a time; send it again")
                                .asException());
    }

    /** An empty ledger as .xlsx. */
    Mono<byte[]> template() {
        return Mono.fromCallable(() -> TemplateLedger.write(dictionary)).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<ImportAnswer> read(Received received, Request request) {
        return Mono.fromCallable(() -> read(received, new LedgerImport(parts, request), request.dryRun()))
                .subscribeOn(scheduler)
                .timeout(properties.timeout())
                .onErrorMap(
                        TimeoutException.class,
                        e -> Problems.unavailable("the ledger took longer than " + properties.timeout()
                                        + "; what was recorded stays, and sending it again is safe")
                                .asException());
    }

    /** A file that is refused shall store nothing, so that it is read to its end before the first row is recorded. */
    private ImportAnswer read(Received received, LedgerImport rows, boolean dryRun) {
        if (!dryRun) {
            reader.read(received.file(), row -> {});
        }
        LedgerSummary summary = reader.read(received.file(), rows::take);
        return rows.finish(summary);
    }

    @Override
    public void afterPropertiesSet() {
        Upload.deleteLeftBehind();
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
