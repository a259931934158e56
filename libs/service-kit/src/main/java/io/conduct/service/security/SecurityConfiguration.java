package io.conduct.service.security;

import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemWriter;
import io.conduct.service.problem.Problems;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One filter chain for every service: bearer tokens, the service's {@link AccessRules}, everything else denied. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {

    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final Clock clock;

    SecurityConfiguration(Clock clock) {
        this.clock = clock;
    }

    @Bean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http,
            AccessRules access,
            ProblemWriter writer,
            ReactiveJwtDecoder decoder,
            OAuth2ResourceServerProperties tokens,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<Refusals> listeners) {
        Refusals refusals = listeners.getIfAvailable(() -> (exchange, caller, status) -> Mono.empty());
        ServerAccessDeniedHandler denied = (exchange, e) -> denied(exchange, mappings, writer, refusals);
        ServerAuthenticationEntryPoint unknown = (exchange, e) -> unauthorized(exchange, writer, refusals);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                // Whoever asks for a session, if only to find none, makes one and changes threads twice.
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .addFilterBefore(SecurityConfiguration::lookAtParameters, SecurityWebFiltersOrder.FIRST)
                .headers(SecurityConfiguration::answerSafely)
                .authorizeExchange(exchanges -> exchanges.anyExchange().access(new AccessByRule(access)))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(unknown).accessDeniedHandler(denied))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unknown)
                        .accessDeniedHandler(denied)
                        .jwt(jwt -> jwt.jwtDecoder(new TokenDecoder(new RememberedTokens(decoder, clock)))
                                .jwtAuthenticationConverter(CallerAuthentication.of(tokens.getJwt()))))
                .build();
    }

    /** In place of the default, which keeps a withdrawn key until a token of an unknown one comes by. */
    @Bean
    ReactiveJwtDecoder jwtDecoder(OAuth2ResourceServerProperties tokens) {
        return IssuedTokens.valid(tokens.getJwt(), clock);
    }

    /** A path or header that the firewall refuses before anybody looks at it. */
    @Bean
    ServerExchangeRejectedHandler rejectedExchange(ProblemWriter writer) {
        return (exchange, rejected) -> writer.write(
                exchange,
                METHODS.contains(exchange.getRequest().getMethod())
                        ? Problems.malformed(
                                "expected: a path without empty segments, encoded slashes, semicolons or percent signs")
                        : Problems.ofStatus(405, "Method Not Allowed", "expected one of: " + METHODS));
    }

    @Bean
    StartCheck startCheck(Environment settings) {
        return new StartCheck(settings);
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

    /** The firewall looks at parameters when somebody asks for them, which must not be who notes what came of it. */
    private static Mono<Void> lookAtParameters(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.fromCallable(() -> exchange.getRequest().getQueryParams())
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** Beside what is the default: no copy, no guessing of types, no frames. */
    private static void answerSafely(ServerHttpSecurity.HeaderSpec headers) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .permissionsPolicy(
                        policy -> policy.policy("accelerometer=(), camera=(), geolocation=(), microphone=(), usb=()"));
    }

    private static Mono<Void> unauthorized(ServerWebExchange exchange, ProblemWriter writer, Refusals refusals) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problem problem = Problems.unauthorized("a valid bearer token is needed");
        return refusals.refused(exchange, null, problem.status()).then(writer.write(exchange, problem));
    }

    /** A method that a path does not have is 405 to whoever holds a token, and everything else 403. */
    private static Mono<Void> denied(
            ServerWebExchange exchange,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ProblemWriter writer,
            Refusals refusals) {
        return Flux.fromStream(mappings::orderedStream)
                .concatMap(mapping -> mapping.getHandler(exchange))
                .then()
                .onErrorResume(failure -> !(failure instanceof MethodNotAllowedException), failure -> Mono.empty())
                .then(Mono.defer(() -> forbidden(exchange, writer, refusals)));
    }

    private static Mono<Void> forbidden(ServerWebExchange exchange, ProblemWriter writer, Refusals refusals) {
        Problem problem = Problems.forbidden("the token does not allow this");
        return Callers.of(exchange)
                .flatMap(caller ->
                        refusals.refused(exchange, caller, problem.status()).thenReturn(caller))
                .then(writer.write(exchange, problem));
    }
}
