package io.conduct.record.web;

import io.conduct.record.domain.RecordDomain;
import io.conduct.record.store.RecordListing;
import io.conduct.record.store.RecordListing.Page;
import io.conduct.record.store.RecordQuery;
import io.conduct.record.store.RecordQuery.Position;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.Problems;
import io.conduct.service.query.NextLink;
import io.conduct.service.query.TakesParameters;
import io.conduct.service.security.Caller;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lists of records, page by page. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}", produces = MediaType.APPLICATION_JSON_VALUE)
final class RecordListController {

    private final RecordListing listing;
    private final OrgDirectory orgs;
    private final Set<String> kinds;

    RecordListController(RecordListing listing, OrgDirectory orgs, RecordDomain<?> domain) {
        this.listing = listing;
        this.orgs = orgs;
        this.kinds = Arrays.stream(domain.subKindType().getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A page; {@code next} is also in the {@code Link} header. */
    record PageAnswer(List<RecordAnswer> items, @Nullable String next) {}

    @GetMapping
    @TakesParameters({"from", "to", "kind", "finding", "status", "modifiedSince", "limit", "cursor"})
    Mono<ResponseEntity<PageAnswer>> list(Caller caller, ServerHttpRequest request) {
        RecordQuery query = ListParameters.read(request.getQueryParams(), kinds, caller);
        if (!caller.covers(query.org()) || orgs.owning(query.org()).isEmpty()) {
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
        String next = NextLink.of(request, Cursor.of(position));
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(new PageAnswer(items, next));
    }
}
