package io.conduct.record.web;

import io.conduct.service.json.BoundedBody;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Takes in a body up to a limit. */
public final class BodyReader {

    private BodyReader() {}

    /** The body as bytes, empty when there is none; fails with 413 over {@code limit}. */
    public static Mono<byte[]> read(ServerHttpRequest request, DataSize limit) {
        return BoundedBody.read(request, Math.toIntExact(limit.toBytes()));
    }
}
