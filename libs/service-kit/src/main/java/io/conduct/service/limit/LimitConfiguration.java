package io.conduct.service.limit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limits in front of the server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerLimits.class)
public class LimitConfiguration {

    @Bean
    BodyWall bodyWall(ServerLimits limits) {
        return new BodyWall(limits.body().toBytes());
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> patience(ServerLimits limits) {
        return factory -> factory.addServerCustomizers(server -> server.readTimeout(limits.readPatience())
                .doOnChannelInit((observer, channel, address) -> {
                    ReadableTarget.require(channel.pipeline());
                    RequestDeadline.watch(channel.pipeline(), limits.headPatience(), limits.bodyPatience());
                }));
    }
}
