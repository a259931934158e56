package io.conduct.record.web;

import io.conduct.record.store.RecordListing;
import io.conduct.record.store.RecordListing.Page;
import io.conduct.record.store.RecordQuery;
import io.conduct.record.store.RecordQuery.Position;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Lists of records, page by page. */
@RestController
@RequestMapping("/api/v1/${conduct.record.path}")
final class RecordListController {

    private final RecordListing listing;

    RecordListController(RecordListing listing) {
        this.listing = listing;
    }

    /** A page; {@code next} is also in the {@code Link} header. */
    record PageAnswer(List<RecordAnswer> items, @Nullable String next) {}

    @GetMapping
    Mono<ResponseEntity<PageAnswer>> list(Caller caller, ServerHttpRequest request) {
        RecordQuery query = ListParameters.read(request.getQueryParams(), caller);
        if (!caller.covers(query.org())) {
            return Mono.error(() -> Problems.notFound("no such org").asException());
        }
        return listing.page(query).map(page -> answer(page, request));
    }

    private static ResponseEntity<PageAnswer> answer(Page page, ServerHttpRequest request) {
        List<RecordAnswer> items = page.records().stream()
                .map(record -> RecordAnswer.of(record, null))
                .toList();
        Position position = page.next();
        if (position == null) {
            return ResponseEntity.ok(new PageAnswer(items, null));
        }
        String next = UriComponentsBuilder.fromPath(request.getPath().value())
                .queryParams(request.getQueryParams())
                .replaceQueryParam("cursor", Cursor.of(position))
                .build()
                .encode()
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(new PageAnswer(items, next));
    }
}
