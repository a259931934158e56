package io.conduct.gateway.docs;

import io.conduct.gateway.route.Upstreams;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page and the document are made of. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    /** A service generates its description when it is first asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Bean
    PlatformDocument platformDocument(Upstreams upstreams) {
        return new PlatformDocument(upstreams, PATIENCE);
    }

    @Bean
    DocsAssets docsAssets() {
        return new DocsAssets();
    }
}
