package io.conduct.aggregator.recount;

import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.service.org.OrgDirectory;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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

    private static Optional<RecordLists> lists(RecountProperties properties, Clock clock) {
        URI baseUrl = properties.baseUrl();
        URI tokenUri = properties.tokenUri();
        String client = properties.clientId();
        String secret = properties.clientSecret();
        if (baseUrl == null || tokenUri == null || client == null || secret == null) {
            return Optional.empty();
        }
        AccessTokens tokens = new AccessTokens(tokenUri, client, secret, clock);
        return Optional.of(new HttpRecordLists(baseUrl, tokens, properties.pageSize()));
    }
}
