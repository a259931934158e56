package io.conduct.gateway;

import io.conduct.gateway.route.Upstreams;
import io.conduct.service.security.AccessRule;
import io.conduct.service.security.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Starts the gateway. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Upstreams.class)
public class GatewayApplication {

    /** Starts the gateway with the arguments of the command line. */
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }

    @Bean
    AccessRules accessRules() {
        return AccessRules.of(
                AccessRule.open(HttpMethod.POST, "/oauth2/token"),
                AccessRule.open(HttpMethod.GET, "/docs/**"),
                AccessRule.authenticated("/**"));
    }
}
