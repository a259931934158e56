package io.conduct.service.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StartCheckTest {

    private final MockEnvironment settings = new MockEnvironment().withProperty("server.address", "0.0.0.0");

    @Test
    void leavesAServiceAloneThatListensOnLoopbackOnly() {
        settings.setProperty("server.address", "127.0.0.1");
        settings.setProperty("spring.mongodb.uri", "mongodb://u:changeme@db/x");

        assertThatCode(new StartCheck(settings)::afterPropertiesSet).doesNotThrowAnyException();
    }

    @Test
    void refusesToBeReachedWithoutANamedIssuer() {
        assertThatIllegalStateException()
                .isThrownBy(new StartCheck(settings)::afterPropertiesSet)
                .withMessageStartingWith("CONDUCT_ISSUER: absent");
    }

    @Test
    void refusesTheSecretOfASampleAndDoesNotQuoteIt() {
        settings.setProperty("CONDUCT_ISSUER", "https://id.example.org");
        assertThatCode(new StartCheck(settings)::afterPropertiesSet).doesNotThrowAnyException();

        settings.setProperty("spring.mongodb.uri", "mongodb://u:ChangeMe@db/x");
        assertThatIllegalStateException()
                .isThrownBy(new StartCheck(settings)::afterPropertiesSet)
                .withMessage("spring.mongodb.uri: holds the secret of a sample (expected: one of your own)");
    }
}
