package io.conduct.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are.
 *
 * @param meetings base URI of the meeting service
 * @param documents base URI of the document service
 * @param petitions base URI of the petition service
 * @param aggregator base URI of the aggregator
 * @param identity base URI of the authorization server
 * @param tokenPath where that server gives tokens
 */
@ConfigurationProperties("conduct.gateway")
public record Upstreams(
        @DefaultValue("http://127.0.0.1:8081") URI meetings,
        @DefaultValue("http://127.0.0.1:8082") URI documents,
        @DefaultValue("http://127.0.0.1:8083") URI petitions,
        @DefaultValue("http://127.0.0.1:8084") URI aggregator,
        @DefaultValue("http://127.0.0.1:9000") URI identity,
        @DefaultValue("/oauth2/token") String tokenPath) {}
