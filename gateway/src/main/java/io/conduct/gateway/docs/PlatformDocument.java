package io.conduct.gateway.docs;

import io.conduct.gateway.route.Upstreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the whole platform, put together from what each service says of itself at the moment. */
final class PlatformDocument {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformDocument.class);
    private static final String FRAME = "frame.json";
    private static final int MOST_BYTES = 8 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, URI> services = new LinkedHashMap<>();
    private final Duration patience;
    private final WebClient client;

    PlatformDocument(Upstreams upstreams, Duration patience) {
        services.put("meetings", upstreams.meetings());
        services.put("documents", upstreams.documents());
        services.put("petitions", upstreams.petitions());
        services.put("figures", upstreams.aggregator());
        this.patience = patience;
        this.client = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
    }

    /** The document; names the services that are away, and has everything of the others. */
    Mono<byte[]> json() {
        return Flux.fromIterable(services.entrySet())
                .flatMapSequential(service -> described(service.getKey(), service.getValue()), services.size())
                .collectList()
                .map(PlatformDocument::merged)
                .map(JSON::writeValueAsBytes);
    }

    private record Described(String name, Optional<ObjectNode> document) {}

    private Mono<Described> described(String name, URI service) {
        return client.get()
                .uri(service.resolve("/v3/api-docs"))
                .retrieve()
                .bodyToMono(byte[].class)
                .map(body -> new Described(name, Optional.of((ObjectNode) JSON.readTree(body))))
                .timeout(patience)
                .onErrorResume(failure -> {
                    LOG.warn(
                            "{} does not describe itself: {}",
                            name,
                            failure.getClass().getSimpleName());
                    return Mono.just(new Described(name, Optional.empty()));
                })
                .defaultIfEmpty(new Described(name, Optional.empty()));
    }

    private static ObjectNode merged(List<Described> services) {
        Map<String, ObjectNode> present = new LinkedHashMap<>();
        List<String> away = new ArrayList<>();
        for (Described service : services) {
            service.document()
                    .ifPresentOrElse(document -> present.put(service.name(), document), () -> away.add(service.name()));
        }
        ObjectNode merged = MergedDocument.of(frame(), present);
        if (!away.isEmpty()) {
            ObjectNode info = (ObjectNode) merged.path("info");
            info.put(
                    "description",
                    info.path("description").stringValue() + "\n\n**Away at the moment, and not described below:** "
                            + String.join(", ", away) + ".");
        }
        return merged;
    }

    private static ObjectNode frame() {
        try (InputStream in = Objects.requireNonNull(PlatformDocument.class.getResourceAsStream(FRAME), FRAME)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(FRAME, e);
        }
    }
}
