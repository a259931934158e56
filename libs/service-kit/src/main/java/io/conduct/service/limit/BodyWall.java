package io.conduct.service.limit;

import io.conduct.service.problem.Problems;
import io.netty.handler.timeout.ReadTimeoutException;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Counts the bytes of every body, whatever its headers promise, and passes on no more than the limit. The rest is taken
 * off the connection and dropped, so that its sender sees the 413; a body many times over the limit is not waited for.
 * A body that the server has waited for long enough ends in a 408.
 */
final class BodyWall implements WebFilter, Ordered {

    /** Before anything that could read the body. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 100;
    /** A body this many times over the limit is cut off. */
    private static final int PATIENCE = 8;

    private final long limit;

    BodyWall(long limit) {
        this.limit = limit;
    }

    @Override
    public int getOrder() {
        return FIRST;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequestDecorator bounded = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return bounded(super.getBody());
            }
        };
        return chain.filter(exchange.mutate().request(bounded).build());
    }

    Flux<DataBuffer> bounded(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            Counter counter = new Counter();
            return body.handle(counter::pass)
                    .concatWith(Mono.defer(counter::end))
                    .onErrorMap(ReadTimeoutException.class, late -> tooSlow());
        });
    }

    private static RuntimeException tooSlow() {
        return Problems.ofStatus(408, "Too slow", "the body did not arrive in time")
                .asException();
    }

    private final class Counter {

        private long received;

        void pass(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
            received += buffer.readableByteCount();
            if (received <= limit) {
                sink.next(buffer);
                return;
            }
            DataBufferUtils.release(buffer);
            if (received > PATIENCE * limit) {
                sink.error(tooLarge());
            }
        }

        Mono<DataBuffer> end() {
            return received <= limit ? Mono.empty() : Mono.error(this::tooLarge);
        }

        private RuntimeException tooLarge() {
            return Problems.tooLarge("expected: at most " + limit + " bytes").asException();
        }
    }
}
