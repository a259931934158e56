package io.conduct.aggregator.recount;

import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.service.org.OrgDirectory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Wires the self-audit, when a client is configured for it. */
@Configuration(proxyBeanMethods = false)
class RecountConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAGE_PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST_HISTORY = 16 * 1024 * 1024;
    /** A page of records as large as they may be. */
    private static final int LARGEST_PAGE = 128 * 1024 * 1024;

    @Bean
    Recounts recounts(
            RecountProperties properties, ReadModel model, Freshness freshness, OrgDirectory directory, Clock clock) {
        Optional<Audit> audit = services(
                properties,
                clock,
                (base, tokens) -> new Audit(
                        new HttpRecordLists(
                                base, new TokenedReader(tokens, LARGEST_PAGE, PAGE_PATIENCE), properties.pageSize()),
                        new FigureSums(model, freshness, directory),
                        properties.settle(),
                        properties.passes()));
        return new Recounts(audit, properties.initialDelay(), properties.interval(), clock);
    }

    @Bean
    RecordTrails recordTrails(RecountProperties properties, Clock clock) {
        return services(properties, clock, (base, tokens) ->
                        (RecordTrails) new HttpRecordTrails(base, new TokenedReader(tokens, LARGEST_HISTORY, PATIENCE)))
                .orElse((kind, record, after, upTo) -> Mono.empty());
    }

    @Bean
    IntakeWaiting intakeWaiting(RecountProperties properties, Clock clock) {
        return services(properties, clock, (base, tokens) -> (IntakeWaiting)
                        new HttpIntakeWaiting(base, new TokenedReader(tokens, LARGEST_HISTORY, PATIENCE)))
                .orElse(kind -> Mono.error(RecountConfiguration::nobodyToAsk));
    }

    @Bean
    RuleVersions ruleVersions(RecountProperties properties, Clock clock) {
        return services(properties, clock, (base, tokens) ->
                        (RuleVersions) new HttpRuleVersions(base, new TokenedReader(tokens, LARGEST_HISTORY, PATIENCE)))
                .orElse(kind -> Mono.error(RecountConfiguration::nobodyToAsk));
    }

    private static IllegalStateException nobodyToAsk() {
        return new IllegalStateException("no client to ask with (expected: conduct.aggregator.recount)");
    }

    private static <T> Optional<T> services(
            RecountProperties properties, Clock clock, BiFunction<URI, AccessTokens, T> use) {
        URI baseUrl = properties.baseUrl();
        URI tokenUri = properties.tokenUri();
        String client = properties.clientId();
        String secret = properties.clientSecret();
        return baseUrl == null || tokenUri == null || client == null || secret == null
                ? Optional.empty()
                : Optional.of(use.apply(baseUrl, new AccessTokens(tokenUri, client, secret, clock)));
    }
}
