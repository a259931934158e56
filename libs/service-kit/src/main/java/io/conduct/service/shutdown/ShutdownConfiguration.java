package io.conduct.service.shutdown;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets every server come to rest before it is stopped. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShutdownProperties.class)
public class ShutdownConfiguration {

    @Bean
    Drain drain(ShutdownProperties properties) {
        return new Drain(properties.drain());
    }

    @Bean
    DrainFilter drainFilter(Drain drain) {
        return new DrainFilter(drain);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> drained(Drain drain) {
        return factory -> factory.addServerCustomizers(server -> server.doOnBound(drain::watch));
    }
}
