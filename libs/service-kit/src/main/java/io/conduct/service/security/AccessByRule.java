package io.conduct.service.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthenticatedReactiveAuthorizationManager;
import org.springframework.security.authorization.AuthorityReactiveAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets the first access rule that matches a request decide, and denies what none of them names. A chain of matchers does
 * the same, with a publisher and a line that no log wants for each rule of each request.
 */
final class AccessByRule implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final List<AccessRule> OPEN_EVERYWHERE = List.of(
            AccessRule.open(HttpMethod.GET, "/actuator/health/**"),
            AccessRule.open(HttpMethod.GET, "/actuator/prometheus"),
            AccessRule.open(HttpMethod.GET, "/v3/api-docs"));
    private static final AccessRule ASKING_FOR_METHODS = new AccessRule(HttpMethod.OPTIONS, "/api/**", Set.of(), false);

    private final List<Entry> entries;

    AccessByRule(AccessRules access) {
        this.entries = Stream.of(OPEN_EVERYWHERE, access.rules(), List.of(ASKING_FOR_METHODS))
                .flatMap(List::stream)
                .map(Entry::of)
                .toList();
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> caller, AuthorizationContext context) {
        ServerHttpRequest request = context.getExchange().getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        for (Entry entry : entries) {
            if (entry.matches(request.getMethod(), path)) {
                return entry.decision().authorize(caller, context);
            }
        }
        return Mono.just(new AuthorizationDecision(false));
    }

    private record Entry(
            @Nullable HttpMethod method,
            PathPattern path,
            ReactiveAuthorizationManager<AuthorizationContext> decision) {

        static Entry of(AccessRule rule) {
            return new Entry(rule.method(), PathPatternParser.defaultInstance.parse(rule.pattern()), decisionOf(rule));
        }

        private static ReactiveAuthorizationManager<AuthorizationContext> decisionOf(AccessRule rule) {
            if (rule.open()) {
                return (caller, context) -> Mono.just(new AuthorizationDecision(true));
            }
            return rule.scopes().isEmpty()
                    ? AuthenticatedReactiveAuthorizationManager.authenticated()
                    : AuthorityReactiveAuthorizationManager.hasAnyAuthority(rule.scopes().stream()
                            .map(scope -> CallerAuthentication.SCOPE_PREFIX + scope)
                            .toArray(String[]::new));
        }

        /** Whoever may get something may ask for its headers alone. */
        boolean matches(HttpMethod asked, PathContainer asking) {
            boolean ofMethod = method == null
                    || method.equals(asked)
                    || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
            return ofMethod && path.matches(asking);
        }
    }
}
