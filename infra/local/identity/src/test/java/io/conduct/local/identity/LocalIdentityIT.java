package io.conduct.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LocalIdentityIT {
    private static final String CLIENT = "general-office";

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    private Door door = new Door(0);

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry properties) {
        Folder files = Folder.withClients(folder);
        properties.add("conduct.identity.clients-file", files::clientsFile);
        properties.add("conduct.identity.key-file", files::keyFile);
    }

    @BeforeEach
    void findDoor() {
        door = new Door(port);
    }

    @Test
    void givesATokenToAClientThatProvesItselfByBasicAuthentication() throws Exception {
        Door.Answer answer = door.tokenByBasic(CLIENT, Folder.SECRET, "&scope=meetings:read");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").intValue()).isBetween(3_590, 3_600);
        SignedJWT token = verified(answer);
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:9000");
        assertThat(claims.getAudience()).containsExactly("conduct");
        assertThat(claims.getSubject()).isEqualTo(CLIENT);
        assertThat(claims.getStringClaim("client_id")).isEqualTo(CLIENT);
        assertThat(claims.getStringClaim("org")).isEqualTo("congress.general-office");
        assertThat(claims.getStringClaim("scope")).isEqualTo("meetings:read");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void givesAllScopesToAClientThatNamesNoneAndProvesItselfInTheForm() throws Exception {
        Door.Answer answer = door.tokenByPost(CLIENT, Folder.SECRET, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(verified(answer).getJWTClaimsSet().getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("meetings:read", "meetings:write");
    }

    @ParameterizedTest
    @CsvSource({CLIENT + ", wrong", "stranger, " + Folder.SECRET})
    void refusesAClientThatIsUnknownOrProvesNothing(String clientId, String secret) {
        Door.Answer basic = door.tokenByBasic(clientId, secret, "");
        Door.Answer post = door.tokenByPost(clientId, secret, "");

        assertThat(basic.status()).isEqualTo(401);
        assertThat(basic.header("WWW-Authenticate")).isEqualTo("Basic realm=\"conduct\"");
        assertThat(basic.json().path("error").stringValue()).isEqualTo("invalid_client");
        assertThat(post.status()).isEqualTo(401);
        assertThat(post.json().path("error").stringValue()).isEqualTo("invalid_client");
    }

    @Test
    void refusesARequestWithoutAClient() {
        Door.Answer answer = door.post("/oauth2/token", "grant_type=client_credentials");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").stringValue()).isEqualTo("invalid_client");
    }

    @Test
    void refusesAScopeThatIsNotTheClients() {
        Door.Answer answer = door.tokenByBasic(CLIENT, Folder.SECRET, "&scope=operations");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).isEqualTo("invalid_scope");
    }

    @Test
    void refusesEveryOtherGrant() {
        Door.Answer answer = door.post(
                "/oauth2/token",
                "grant_type=authorization_code&code=a&client_id=" + CLIENT + "&client_secret=" + Folder.SECRET);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).isIn("unauthorized_client", "invalid_grant");
    }

    @Test
    void describesOnlyWhatItOffers() {
        assertThat(door.get("/.well-known/oauth-authorization-server").json().toString())
                .contains("\"token_endpoint\":\"http://localhost:9000/oauth2/token\"")
                .contains("\"jwks_uri\":\"http://localhost:9000/oauth2/jwks\"")
                .contains("\"grant_types_supported\":[\"client_credentials\"]")
                .doesNotContain("introspect", "revoke", "S256");
    }

    @Test
    void showsOnlyThePublicHalfOfItsKey() {
        assertThat(door.get("/oauth2/jwks").json().path("keys").path(0).propertyNames())
                .containsExactlyInAnyOrder("kty", "e", "use", "kid", "alg", "n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void saysThatItIsWell(String path) {
        assertThat(door.get(path).json().path("status").stringValue()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/error",
                "/actuator",
                "/actuator/env",
                "/oauth2/authorize",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/par",
                "/oauth2/register",
                "/connect/register",
                "/.well-known/openid-configuration",
                "/userinfo"
            })
    void deniesEveryOtherPath(String path) {
        assertThat(door.get(path).status()).isEqualTo(403);
        assertThat(door.post(path, "client_id=" + CLIENT + "&client_secret=" + Folder.SECRET)
                        .status())
                .isEqualTo(403);
    }

    private SignedJWT verified(Door.Answer answer) throws Exception {
        var token = SignedJWT.parse(answer.json().path("access_token").stringValue());
        var keys = JWKSet.parse(door.get("/oauth2/jwks").json().toString());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        return token;
    }
}
