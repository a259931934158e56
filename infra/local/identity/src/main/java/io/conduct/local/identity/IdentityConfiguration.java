package io.conduct.local.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Who may ask, what signs, and what a token says. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    PasswordEncoder secretDigest() {
        return new SecretDigest();
    }

    @Bean
    RegisteredClientRepository registeredClients(IdentityProperties properties, PasswordEncoder secrets) {
        List<Client> clients = new ClientsFile(properties.clientsFile()).read();
        return new RegisteredClients(clients, secrets, properties.tokenLifetime());
    }

    @Bean
    OAuth2AuthorizationService forgottenAuthorizations() {
        return new ForgottenAuthorizations();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(IdentityProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.at(properties.keyFile())));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentityProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer().toString())
                .build();
    }

    /** The claims of RFC 9068 that the server does not set by itself, and the org. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(IdentityProperties properties) {
        return context -> {
            RegisteredClient client = context.getRegisteredClient();
            context.getClaims()
                    .audience(List.of(properties.audience()))
                    .claim("client_id", client.getClientId())
                    .claim("org", RegisteredClients.orgOf(client))
                    .claim("scope", String.join(" ", context.getAuthorizedScopes()));
        };
    }
}
