package io.conduct.service.json;

import io.conduct.service.problem.Problems;
import java.io.ByteArrayOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * Takes in a body while counting its bytes, whatever the headers promised. What goes beyond the limit is taken off the
 * connection and dropped: a sender that is answered while it still sends sees a broken connection and not the answer.
 */
public final class BoundedBody {

    private static final String PLAIN = "identity";

    /** A body this many times over the limit is not waited for. */
    private static final int PATIENCE = 8;

    private BoundedBody() {}

    /** The bytes; empty for no body, 413 for more than {@code limit} bytes, 415 for compressed ones. */
    public static Mono<byte[]> read(ServerHttpRequest request, int limit) {
        String coding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase(PLAIN)) {
            return Mono.error(
                    () -> Problems.ofStatus(415, "Unsupported Media Type", "expected: a body without Content-Encoding")
                            .asException());
        }
        return request.getBody()
                .reduceWith(() -> new Collected(limit), Collected::add)
                .map(Collected::bytes);
    }

    private static final class Collected {

        private final int limit;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long received;

        Collected(int limit) {
            this.limit = limit;
        }

        Collected add(DataBuffer buffer) {
            try {
                received += buffer.readableByteCount();
                if (received > (long) PATIENCE * limit) {
                    throw tooLarge();
                }
                if (received <= limit) {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    kept.writeBytes(bytes);
                } else {
                    kept.reset();
                }
                return this;
            } finally {
                DataBufferUtils.release(buffer);
            }
        }

        byte[] bytes() {
            if (received > limit) {
                throw tooLarge();
            }
            return kept.toByteArray();
        }

        private RuntimeException tooLarge() {
            return Problems.tooLarge("expected: at most " + limit + " bytes").asException();
        }
    }
}
