package io.conduct.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The routes. A path that none of them names is 404. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    private static final Duration IMPORT_PATIENCE = Duration.ofMinutes(6);

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, Upstreams upstreams) {
        return builder.routes()
                .route(Routes.IMPORT + "meetings", route -> patiently(route, "meetings", upstreams.meetings()))
                .route(Routes.IMPORT + "documents", route -> patiently(route, "documents", upstreams.documents()))
                .route(Routes.IMPORT + "petitions", route -> patiently(route, "petitions", upstreams.petitions()))
                .route(
                        "meetings",
                        route -> route.path("/api/v1/meetings", "/api/v1/meetings/**")
                                .uri(upstreams.meetings()))
                .route(
                        "documents",
                        route -> route.path("/api/v1/documents", "/api/v1/documents/**")
                                .uri(upstreams.documents()))
                .route(
                        "petitions",
                        route -> route.path("/api/v1/petitions", "/api/v1/petitions/**")
                                .uri(upstreams.petitions()))
                .route("aggregator", route -> route.path(aggregatorPaths()).uri(upstreams.aggregator()))
                .route(
                        "identity",
                        route -> route.path("/oauth2/token")
                                .filters(filters -> filters.setPath(upstreams.tokenPath()))
                                .uri(upstreams.identity()))
                .build();
    }

    /** A ledger of many thousand rows takes a service longer than any other call. */
    private static Buildable<Route> patiently(PredicateSpec route, String kind, URI service) {
        return route.path("/api/v1/" + kind + "/import")
                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, (int) IMPORT_PATIENCE.toMillis())
                .uri(service);
    }

    /** What the aggregator answers: everything that is about more than one record. */
    private static String[] aggregatorPaths() {
        return Stream.of(
                        "catalogue",
                        "figures",
                        "reports",
                        "statements",
                        "coverage",
                        "indicators",
                        "explanations",
                        "ceilings",
                        "contributions",
                        "recount",
                        "rebuild",
                        "quarantine",
                        "status")
                .flatMap(resource -> Stream.of("/api/v1/" + resource, "/api/v1/" + resource + "/**"))
                .toArray(String[]::new);
    }

    @Bean
    UpstreamProblems upstreamProblems() {
        return new UpstreamProblems();
    }
}
