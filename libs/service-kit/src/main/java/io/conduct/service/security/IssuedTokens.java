package io.conduct.service.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Decoders of the tokens that the authorization server issues for us: by its keys, its name and ours. */
final class IssuedTokens {

    private IssuedTokens() {}

    /** Takes tokens that are valid now. */
    static ReactiveJwtDecoder valid(OAuth2ResourceServerProperties.Jwt jwt, Clock clock) {
        return decoder(jwt, clock, JwtValidators.createDefaultWithIssuer(issuer(jwt)));
    }

    /** Takes tokens that are, were or will be valid. */
    static ReactiveJwtDecoder undated(OAuth2ResourceServerProperties.Jwt jwt, Clock clock) {
        return decoder(jwt, clock, new JwtIssuerValidator(issuer(jwt)));
    }

    private static ReactiveJwtDecoder decoder(
            OAuth2ResourceServerProperties.Jwt jwt, Clock clock, OAuth2TokenValidator<Jwt> validator) {
        SigningKeys keys = new SigningKeys(given(jwt.getJwkSetUri(), "jwk-set-uri"), clock);
        Set<JWSAlgorithm> algorithms =
                jwt.getJwsAlgorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .jwtProcessorCustomizer(processor -> processor.setJWSKeySelector(
                        new JWSVerificationKeySelector<>(algorithms, new JWKSecurityContextJWKSet())))
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(List.of(validator, audienceIn(Set.copyOf(jwt.getAudiences())))));
        return decoder;
    }

    private static String issuer(OAuth2ResourceServerProperties.Jwt jwt) {
        return given(jwt.getIssuerUri(), "issuer-uri");
    }

    private static String given(@Nullable String property, String name) {
        return Objects.requireNonNull(property, "spring.security.oauth2.resourceserver.jwt." + name);
    }

    private static OAuth2TokenValidator<Jwt> audienceIn(Set<String> expected) {
        return new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, named -> named != null && named.stream().anyMatch(expected::contains));
    }
}
