package io.conduct.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestTokensTest {
    private static final int PATIENCE_MILLIS = 30_000;

    private final TestTokens tokens = TestTokens.shared();

    @Test
    void signsTokensThatTheServedKeyVerifies() throws Exception {
        JWTClaimsSet claims =
                verify(tokens.token("general-office", "congress.general-office", "meetings:write", "meetings:read"));

        assertThat(claims.getSubject()).isEqualTo("general-office");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("general-office");
        assertThat(claims.getStringClaim("org")).isEqualTo("congress.general-office");
        assertThat(claims.getStringClaim("scope")).isEqualTo("meetings:write meetings:read");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void makesTokensThatMustBeRefused(int kind) {
        var refused = List.<Function<String, String>>of(
                org -> tokens.expiredToken("a", org),
                org -> tokens.wronglySignedToken("a", org),
                org -> tokens.unsignedToken("a", org),
                org -> tokens.tokenForAnotherAudience("a", org),
                org -> tokens.tokenOfAnotherIssuer("a", org));

        assertThatExceptionOfType(BadJOSEException.class)
                .isThrownBy(() -> verify(refused.get(kind).apply("congress")));
    }

    private JWTClaimsSet verify(String token) throws Exception {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.create(
                                URI.create(tokens.jwkSetUri()).toURL(),
                                new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS))
                        .build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                TestTokens.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(tokens.issuer()).build(),
                Set.of("exp", "iat", "org")));
        return processor.process(token, null);
    }
}
