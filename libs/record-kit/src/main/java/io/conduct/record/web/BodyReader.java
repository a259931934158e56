package io.conduct.record.web;

import io.conduct.service.problem.Problems;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Takes in a body while counting its bytes; stops at the limit, whatever the headers promised. */
final class BodyReader {

    private BodyReader() {}

    static Mono<byte[]> read(ServerHttpRequest request, DataSize limit) {
        return DataBufferUtils.join(request.getBody(), Math.toIntExact(limit.toBytes()))
                .map(BodyReader::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(
                        DataBufferLimitException.class,
                        e -> Problems.tooLarge("expected: at most " + limit).asException());
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
