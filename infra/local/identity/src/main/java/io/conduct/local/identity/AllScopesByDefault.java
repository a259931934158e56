package io.conduct.local.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Gives a client that names no scope all of its own (RFC 6749, section 3.3: a pre-defined default). */
final class AllScopesByDefault implements AuthenticationConverter {
    private final AuthenticationConverter clientCredentials = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication asked = clientCredentials.convert(request);
        return asked instanceof OAuth2ClientCredentialsAuthenticationToken grant
                        && grant.getScopes().isEmpty()
                        && grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                ? withAllScopes(grant, client)
                : asked;
    }

    private static Authentication withAllScopes(
            OAuth2ClientCredentialsAuthenticationToken grant, OAuth2ClientAuthenticationToken client) {
        RegisteredClient registered = Objects.requireNonNull(client.getRegisteredClient());
        return new OAuth2ClientCredentialsAuthenticationToken(
                client, registered.getScopes(), grant.getAdditionalParameters());
    }
}
