package io.conduct.service.limit;

import io.conduct.service.problem.ProblemMapping;
import io.conduct.service.problem.Problems;
import io.netty.handler.timeout.ReadTimeoutException;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

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
                .requestTimeout(limits.bodyPatience())
                .doOnChannelInit((observer, channel, address) -> {
                    ReadableTarget.require(channel.pipeline());
                    HeadDeadline.watch(channel.pipeline(), limits.headPatience());
                }));
    }

    /** First, because a failure of the sender must not be taken for one of a service behind this one. */
    @Bean
    @Order(0)
    ProblemMapping slowSender() {
        return failure -> failure instanceof ReadTimeoutException
                ? Optional.of(Problems.ofStatus(408, "Too slow", "the body did not arrive in time"))
                : Optional.empty();
    }
}
