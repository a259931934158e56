package io.conduct.aggregator.edition.web;

import io.conduct.aggregator.edition.Edition;
import io.conduct.aggregator.edition.EditionFormat;
import io.conduct.aggregator.edition.Rendering;
import io.conduct.aggregator.edition.Renderings;
import io.conduct.service.problem.Problems;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Gives out editions as files: at once, or, to who prefers it, as a place where to ask how far the file is. */
@Component
class EditionFiles {

    private static final String RETRY_SECONDS = "1";

    private final Renderings renderings;

    EditionFiles(Renderings renderings) {
        this.renderings = renderings;
    }

    /** The file. A client that prefers so is answered 202 when it takes longer than the client cares to wait. */
    Mono<ResponseEntity<Object>> file(Edition edition, EditionFormat format, HttpHeaders asked) {
        Rendering rendering = renderings.again(edition, format);
        Mono<ResponseEntity<Object>> file = rendering.bytes().map(bytes -> file(edition, format, bytes));
        return Preference.patience(asked)
                .map(patience -> within(patience, file, edition, rendering))
                .orElse(file);
    }

    /** How far the file is; it is begun when nobody has yet. */
    ResponseEntity<RenderingAnswer> progress(Edition edition, EditionFormat format) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(answer(edition, renderings.of(edition, format)));
    }

    /** The format whose files end so; 404 when there is none. */
    static EditionFormat suffixed(String suffix) {
        return EditionFormat.ofSuffix(suffix)
                .orElseThrow(() -> Problems.notFound("no such format (expected: json, csv, xlsx or docx)")
                        .asException());
    }

    static void name(HttpHeaders headers, EditionFormat format, String name) {
        if (format != EditionFormat.JSON) {
            headers.setContentDisposition(ContentDisposition.attachment()
                    .filename("report-" + name + "." + format.suffix(), StandardCharsets.US_ASCII)
                    .build());
        }
    }

    static String tag(Edition edition) {
        return "\"" + edition.sha256() + "\"";
    }

    private Mono<ResponseEntity<Object>> within(
            Duration patience, Mono<ResponseEntity<Object>> file, Edition edition, Rendering rendering) {
        Mono<ResponseEntity<Object>> later = Mono.fromSupplier(() -> ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(path(edition, "/renderings/" + rendering.format().suffix()))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .header("Preference-Applied", "respond-async")
                .body(answer(edition, rendering)));
        if (rendering.state() != Rendering.State.RUNNING) {
            return file;
        }
        return patience.isZero() ? later : file.timeout(patience, later);
    }

    private static URI path(Edition edition, String afterNumber) {
        Edition.Id id = edition.id();
        return UriComponentsBuilder.fromPath("/api/v1/reports/" + id.year() + "/editions/" + id.number() + afterNumber)
                .queryParam("org", id.org())
                .build()
                .encode()
                .toUri();
    }

    private static ResponseEntity<Object> file(Edition edition, EditionFormat format, byte[] bytes) {
        return ResponseEntity.ok()
                .eTag(tag(edition))
                .contentType(format.mediaType())
                .headers(headers -> name(
                        headers,
                        format,
                        edition.id().year() + "-" + edition.id().number()))
                .body(bytes);
    }

    private static RenderingAnswer answer(Edition edition, Rendering rendering) {
        return RenderingAnswer.of(
                edition, rendering, path(edition, "." + rendering.format().suffix()));
    }
}
