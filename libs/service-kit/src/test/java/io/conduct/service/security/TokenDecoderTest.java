package io.conduct.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.service.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TokenDecoderTest {

    @Test
    void asksToTryAgainWhenTheKeysCannotBeHad() {
        for (RuntimeException failure :
                new RuntimeException[] {new IllegalStateException("Could not obtain the keys"), new JwtException("io")
                }) {
            StepVerifier.create(new TokenDecoder(token -> Mono.error(() -> failure)).decode("token"))
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOfSatisfying(
                                    ProblemException.class,
                                    problem -> assertThat(problem.problem().status())
                                            .isEqualTo(503)));
        }
    }

    @Test
    void leavesABadTokenABadToken() {
        StepVerifier.create(new TokenDecoder(token -> Mono.error(() -> new BadJwtException("expired"))).decode("token"))
                .verifyError(BadJwtException.class);
    }
}
