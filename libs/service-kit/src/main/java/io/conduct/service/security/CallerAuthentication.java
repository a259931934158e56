package io.conduct.service.security;

import io.conduct.service.org.OrgCode;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import reactor.core.publisher.Mono;

/** Turns a verified token into an authentication; a token without a usable {@code org} claim is no token of ours. */
final class CallerAuthentication implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

    static final String SCOPE_PREFIX = "SCOPE_";

    private final JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();
    private final String clientClaim;

    /**
     * @param clientClaim the claim that names the client; where a token has none, its subject does. Authorization servers
     *     differ: to some a service's subject is its client id, to others an account of their own.
     */
    CallerAuthentication(String clientClaim) {
        this.clientClaim = clientClaim;
    }

    /** With the claim that an operator set, the subject unless set. */
    static CallerAuthentication of(OAuth2ResourceServerProperties.Jwt properties) {
        String claim = properties.getPrincipalClaimName();
        return new CallerAuthentication(claim == null ? JwtClaimNames.SUB : claim);
    }

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt jwt) {
        String org = jwt.getClaimAsString("org");
        String named = jwt.getClaimAsString(clientClaim);
        String client = named == null ? jwt.getSubject() : named;
        if (org == null || !OrgCode.isValid(org) || client == null || client.isBlank()) {
            return Mono.error(() -> new InvalidBearerTokenException("the token names no client or no org"));
        }
        return Mono.just(new JwtAuthenticationToken(jwt, authorities.convert(jwt), client));
    }

    static Caller callerOf(JwtAuthenticationToken authentication) {
        Set<String> scopes = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(SCOPE_PREFIX))
                .map(authority -> authority.substring(SCOPE_PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
        String org = Objects.requireNonNull(authentication.getToken().getClaimAsString("org"), "org");
        return new Caller(authentication.getName(), org, scopes);
    }
}
