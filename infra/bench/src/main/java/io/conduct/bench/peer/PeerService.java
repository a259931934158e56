package io.conduct.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.conduct.contract.RecordKind;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * What one would build instead of the platform: one service that takes the same batches into PostgreSQL and answers the
 * same questions by SQL. It checks no token, no schema and no rule, publishes nothing and keeps no history, all of which
 * is in its favour.
 */
public final class PeerService {
    private static final int CONNECTIONS = 8;
    private static final int MOST = 16 * 1024 * 1024;
    /** Printed, with the address behind it, when it serves. */
    static final String READY = "READY peer ";

    private final RecordTable table;
    private final Questions questions;

    private PeerService(HikariDataSource database) {
        this.table = new RecordTable(database);
        this.questions = new Questions(database);
    }

    /** Serves until it is told to stop; the argument is the address of the database. */
    public static void main(String[] arguments) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(CONNECTIONS);
        try (HikariDataSource database = new HikariDataSource(config)) {
            PeerService service = new PeerService(database);
            service.table.create();
            HttpHandler handler = RouterFunctions.toHttpHandler(
                    service.routes(),
                    HandlerStrategies.builder()
                            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST))
                            .build());
            DisposableServer server = HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle(new ReactorHttpHandlerAdapter(handler))
                    .bindNow();
            System.out.println(READY + URI.create("http://127.0.0.1:" + server.port()));
            server.onDispose().block();
        }
    }

    private RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/{kind}/batch", request -> taken(request, ""))
                .PUT("/{kind}/{org}/{sourceId}", this::single)
                .GET("/figure", request -> answer(() -> questions.heldByMonth(year(request), org(request))))
                .GET("/report", request -> answer(() -> questions.report(year(request), org(request))))
                .build();
    }

    private Mono<ServerResponse> single(ServerRequest request) {
        String identity = "{\"org\":\"" + request.pathVariable("org") + "\",\"sourceId\":\""
                + request.pathVariable("sourceId") + "\"}";
        return taken(request, identity);
    }

    private Mono<ServerResponse> taken(ServerRequest request, String identity) {
        RecordKind kind = RecordKind.ofPlural(request.pathVariable("kind")).orElseThrow();
        return request.bodyToMono(byte[].class)
                .flatMap(body -> answer(() -> Map.of("received", table.record(kind, body, identity))));
    }

    /** Everything that waits for the database runs on threads that may. */
    private static Mono<ServerResponse> answer(Callable<?> work) {
        return Mono.<Object>fromCallable(work)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(body -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body));
    }

    private static int year(ServerRequest request) {
        return Integer.parseInt(request.queryParam("year").orElseThrow());
    }

    private static String org(ServerRequest request) {
        return request.queryParam("org").orElseThrow();
    }
}
