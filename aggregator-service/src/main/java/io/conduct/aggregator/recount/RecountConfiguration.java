package io.conduct.aggregator.recount;

import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.service.org.OrgDirectory;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Wires the self-audit, when a client is configured for it. */
@Configuration(proxyBeanMethods = false)
class RecountConfiguration {

    @Bean
    Recounts recounts(
            RecountProperties properties, ReadModel model, Freshness freshness, OrgDirectory directory, Clock clock) {
        Optional<Audit> audit = lists(properties, clock)
                .map(lists -> new Audit(
                        lists, new FigureSums(model, freshness, directory), properties.settle(), properties.passes()));
        return new Recounts(audit, properties.initialDelay(), properties.interval(), clock);
    }

    @Bean
    RecordTrails recordTrails(RecountProperties properties, Clock clock) {
        URI baseUrl = properties.baseUrl();
        return tokens(properties, clock)
                .filter(tokens -> baseUrl != null)
                .<RecordTrails>map(tokens -> new HttpRecordTrails(Objects.requireNonNull(baseUrl), tokens))
                .orElse((kind, record, after, upTo) -> Mono.empty());
    }

    private static Optional<RecordLists> lists(RecountProperties properties, Clock clock) {
        URI baseUrl = properties.baseUrl();
        return tokens(properties, clock)
                .filter(tokens -> baseUrl != null)
                .map(tokens -> new HttpRecordLists(Objects.requireNonNull(baseUrl), tokens, properties.pageSize()));
    }

    private static Optional<AccessTokens> tokens(RecountProperties properties, Clock clock) {
        URI tokenUri = properties.tokenUri();
        String client = properties.clientId();
        String secret = properties.clientSecret();
        return tokenUri == null || client == null || secret == null
                ? Optional.empty()
                : Optional.of(new AccessTokens(tokenUri, client, secret, clock));
    }
}
