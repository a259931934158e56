package io.conduct.local.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadataClaimNames;
import org.springframework.security.web.SecurityFilterChain;

/** Three endpoints and the health; whatever else the framework offers stays shut. */
@Configuration(proxyBeanMethods = false)
class IdentitySecurity {
    private static final String TOKEN = "/oauth2/token";
    private static final String KEYS = "/oauth2/jwks";
    private static final String METADATA = "/.well-known/oauth-authorization-server";

    /** The authorization endpoint is not served; the framework insists on naming it. */
    private static final Set<String> OFFERED = Set.of(
            OAuth2AuthorizationServerMetadataClaimNames.ISSUER,
            OAuth2AuthorizationServerMetadataClaimNames.AUTHORIZATION_ENDPOINT,
            OAuth2AuthorizationServerMetadataClaimNames.TOKEN_ENDPOINT,
            OAuth2AuthorizationServerMetadataClaimNames.JWKS_URI,
            OAuth2AuthorizationServerMetadataClaimNames.RESPONSE_TYPES_SUPPORTED);

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http) {
        var refusal = new ClientRefusal();
        return http.securityMatcher(TOKEN, KEYS, METADATA)
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.clientAuthentication(client -> client.errorResponseHandler(refusal))
                                .tokenEndpoint(token -> token.accessTokenRequestConverter(new AllScopesByDefault()))
                                .authorizationServerMetadataEndpoint(metadata ->
                                        metadata.authorizationServerMetadataCustomizer(IdentitySecurity::describe)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(TOKEN)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(withDefaults())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Leaves out of the metadata what is not served here. */
    private static void describe(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.claims(claims -> claims.keySet().retainAll(OFFERED))
                .grantType(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue())
                .tokenEndpointAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue())
                .tokenEndpointAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue());
    }
}
