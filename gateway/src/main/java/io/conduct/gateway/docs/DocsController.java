package io.conduct.gateway.docs;

import io.conduct.service.problem.Problems;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /v3/api-docs} for programs, {@code /docs} for people. Needs no token, and nothing from another host. */
@RestController
final class DocsController {

    /** The page's widgets set styles at elements; scripts come from here only. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final PlatformDocument document;
    private final DocsAssets assets;

    DocsController(PlatformDocument document, DocsAssets assets) {
        this.document = document;
        this.assets = assets;
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<byte[]>> document() {
        return document.json()
                .map(json ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json));
    }

    @GetMapping(path = {"/docs", "/docs/"})
    ResponseEntity<Resource> page() {
        return asset("index.html");
    }

    @GetMapping("/docs/{name}")
    ResponseEntity<Resource> asset(@PathVariable String name) {
        Resource asset = assets.named(name)
                .orElseThrow(() -> Problems.notFound("nothing at this path").asException());
        return ResponseEntity.ok()
                .contentType(MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)))
                .header("Content-Security-Policy", POLICY)
                .body(asset);
    }
}
