package io.conduct.service.security;

import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemWriter;
import io.conduct.service.problem.Problems;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One filter chain for every service: bearer tokens, the service's {@link AccessRules}, everything else denied. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {

    @Bean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http,
            AccessRules access,
            ProblemWriter writer,
            ReactiveJwtDecoder decoder,
            OAuth2ResourceServerProperties tokens) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .authorizeExchange(exchanges -> apply(access, exchanges))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint((exchange, e) -> unauthorized(exchange, writer))
                                .accessDeniedHandler((exchange, e) -> forbidden(exchange, writer)))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(
                                (exchange, e) -> unauthorized(exchange, writer))
                        .accessDeniedHandler((exchange, e) -> forbidden(exchange, writer))
                        .jwt(jwt -> jwt.jwtDecoder(new TokenDecoder(decoder))
                                .jwtAuthenticationConverter(CallerAuthentication.of(tokens.getJwt()))))
                .build();
    }

    @Bean
    WebFluxConfigurer callerArgument() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerArgumentResolver());
            }
        };
    }

    private static void apply(AccessRules access, AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs")
                .permitAll();
        for (AccessRule rule : access.rules()) {
            AuthorizeExchangeSpec.Access matched = rule.method() == null
                    ? exchanges.pathMatchers(rule.pattern())
                    : exchanges.pathMatchers(rule.method(), rule.pattern());
            if (rule.open()) {
                matched.permitAll();
            } else if (rule.scopes().isEmpty()) {
                matched.authenticated();
            } else {
                matched.hasAnyAuthority(rule.scopes().stream()
                        .map(scope -> CallerAuthentication.SCOPE_PREFIX + scope)
                        .toArray(String[]::new));
            }
        }
        exchanges.anyExchange().denyAll();
    }

    private static Mono<Void> unauthorized(ServerWebExchange exchange, ProblemWriter writer) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problem problem = Problems.unauthorized("a valid bearer token is needed");
        return writer.write(exchange, problem);
    }

    private static Mono<Void> forbidden(ServerWebExchange exchange, ProblemWriter writer) {
        return writer.write(exchange, Problems.forbidden("the token does not allow this"));
    }
}
