package io.conduct.aggregator;

import io.conduct.testkit.TestTokens;
import io.conduct.testkit.openapi.ApiDocumentCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The description of the API is there without a token, is whole, and names exactly what is served. */
class ApiDocumentIT {

    @TempDir
    Path state;

    @Test
    void describesExactlyWhatItServes() {
        try (ConfigurableApplicationContext service = start()) {
            RequestMappingHandlerMapping mapped =
                    service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
            new ApiDocumentCheck(document(service))
                    .isWhole()
                    .describes(ApiDocumentCheck.operationsOf(mapped.getHandlerMethods().keySet().stream()
                            .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                                    .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                            .map(method -> method + " " + pattern)))));
        }
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                AggregatorServiceApplication.class,
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                "--spring.mongodb.uri=mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=500",
                "--conduct.aggregator.stream.state-dir=" + state,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri="
                        + TestTokens.shared().issuer(),
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                        + TestTokens.shared().jwkSetUri());
    }

    private static byte[] document(ConfigurableApplicationContext service) {
        return Objects.requireNonNull(WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }
}
