package io.conduct.aggregator.declaration;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

/** Wires the declarations. */
@Configuration(proxyBeanMethods = false)
class DeclarationConfiguration {

    /**
     * What an operator sets.
     *
     * @param refreshInterval how long an instance may not know what another one was told
     */
    @ConfigurationProperties("conduct.aggregator.declarations")
    record DeclarationProperties(@DefaultValue("1s") Duration refreshInterval) {}

    @Bean
    DeclarationStore declarationStore(ReactiveMongoTemplate mongo) {
        return new MongoDeclarations(mongo);
    }

    @Bean
    DeclarationMirror declarationMirror(DeclarationStore store, DeclarationProperties properties) {
        return new DeclarationMirror(store, properties.refreshInterval());
    }

    @Bean
    Declarations declarations(DeclarationStore store, DeclarationMirror mirror, Clock clock) {
        return new Declarations(store, mirror, clock);
    }
}
