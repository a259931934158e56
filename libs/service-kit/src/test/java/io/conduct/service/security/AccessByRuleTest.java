package io.conduct.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

class AccessByRuleTest {

    private final AccessByRule access = new AccessByRule(AccessRules.of(
            AccessRule.scoped(HttpMethod.GET, "/api/v1/meetings/secret", "operations"),
            AccessRule.scoped(HttpMethod.GET, "/api/v1/meetings/**", "meetings:read", "operations"),
            AccessRule.scoped(HttpMethod.PUT, "/api/v1/meetings/**", "meetings:write"),
            AccessRule.authenticated("/api/v1/catalogue"),
            AccessRule.open(null, "/docs/**")));

    @ParameterizedTest(name = "{0} {1} with {2}: {3}")
    @CsvSource({
        "GET, /api/v1/meetings/office/1, meetings:read, true",
        "GET, /api/v1/meetings, operations, true",
        "HEAD, /api/v1/meetings/office/1, meetings:read, true",
        "GET, /api/v1/meetings/office/1, meetings:write, false",
        "PUT, /api/v1/meetings/office/1, meetings:write, true",
        "HEAD, /api/v1/meetings/office/1, meetings:write, false",
        "PUT, /api/v1/meetings/office/1, meetings:read, false",
        "DELETE, /api/v1/meetings/office/1, meetings:write, false",
        "GET, /api/v1/meetings/secret, meetings:read, false",
        "GET, /api/v1/meetings/secret, operations, true",
        "POST, /api/v1/catalogue, none, true",
        "GET, /api/v1/other, operations, false",
        "OPTIONS, /api/v1/other, none, true",
        "GET, /actuator/env, operations, false",
        "POST, /actuator/health, operations, false"
    })
    void letsTheFirstRuleThatMatchesDecide(HttpMethod method, String path, String scope, boolean granted) {
        Authentication caller = new TestingAuthenticationToken("client", "", "SCOPE_" + scope);

        assertThat(isGranted(method, path, Optional.of(caller))).isEqualTo(granted);
    }

    @ParameterizedTest(name = "{0} {1} without a token: {2}")
    @CsvSource({
        "GET, /actuator/health/readiness, true",
        "HEAD, /actuator/health, true",
        "GET, /actuator/prometheus, true",
        "GET, /v3/api-docs, true",
        "DELETE, /docs/index.html, true",
        "GET, /api/v1/catalogue, false",
        "GET, /api/v1/meetings, false",
        "OPTIONS, /api/v1/meetings, false",
        "GET, /, false"
    })
    void opensToAnybodyWhatARuleOpens(HttpMethod method, String path, boolean granted) {
        assertThat(isGranted(method, path, Optional.empty())).isEqualTo(granted);
    }

    @Test
    void knowsNobodyWhoseTokenWasNotVerified() {
        Authentication unverified = new TestingAuthenticationToken("client", "");
        unverified.setAuthenticated(false);

        assertThat(isGranted(HttpMethod.GET, "/api/v1/catalogue", Optional.of(unverified)))
                .isFalse();
    }

    private boolean isGranted(HttpMethod method, String path, Optional<Authentication> caller) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.method(method, path));
        AuthorizationResult result = access.authorize(Mono.justOrEmpty(caller), new AuthorizationContext(exchange))
                .block();
        return Objects.requireNonNull(result, "no decision").isGranted();
    }
}
