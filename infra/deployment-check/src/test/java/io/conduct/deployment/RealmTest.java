package io.conduct.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The realm gives tokens that the services take: with a client, an org, an audience and scopes that there are. */
class RealmTest {

    private static final JsonNode REALM = Repository.json(Repository.path("infra/compose/keycloak/conduct-realm.json"));
    private static final JsonNode COMMON =
            Repository.yaml(Repository.path("libs/service-kit/src/main/resources/io/conduct/openapi/common.yaml"));
    private static final JsonNode SERVICE =
            Repository.yaml(Repository.path("libs/service-kit/src/main/resources/conduct-service.yaml"));
    private static final JsonNode ORGS =
            Repository.yaml(Repository.path("libs/service-kit/src/main/resources/io/conduct/service/org/orgs.yaml"));
    private static final Set<String> OWN = Set.of("conduct", "basic", "service_account");

    static Stream<JsonNode> clients() {
        return REALM.path("clients").valueStream();
    }

    @Test
    void hasEveryScopeThatServicesAskFor() {
        Set<String> scopes = REALM.path("clientScopes")
                .valueStream()
                .filter(scope -> !OWN.contains(name(scope)))
                .peek(scope -> assertThat(
                                scope.at("/attributes/include.in.token.scope").stringValue())
                        .isEqualTo("true"))
                .map(RealmTest::name)
                .collect(Collectors.toUnmodifiableSet());

        assertThat(scopes)
                .isEqualTo(Set.copyOf(COMMON.at("/components/securitySchemes/oauth2/flows/clientCredentials/scopes")
                        .propertyNames()));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void givesTokensThatTheServicesTake(JsonNode client) {
        Map<String, String> claims = claims(client);

        assertThat(ORGS.path("orgs").valueStream().map(org -> org.path("code").stringValue()))
                .contains(claims.get("org"));
        assertThat(claims)
                .containsEntry(
                        "aud",
                        SERVICE.at("/spring/security/oauth2/resourceserver/jwt/audiences")
                                .stringValue())
                .containsEntry("client_id", "the session's client")
                .containsKey("sub");
        assertThat(REALM.path("defaultSignatureAlgorithm").stringValue())
                .isEqualTo(SERVICE.at("/spring/security/oauth2/resourceserver/jwt/jws-algorithms")
                        .stringValue());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void letsAClientDoNothingButAskForItsOwnToken(JsonNode client) {
        assertThat(client.path("serviceAccountsEnabled").booleanValue()).isTrue();
        assertThat(Stream.of(
                        "publicClient",
                        "standardFlowEnabled",
                        "implicitFlowEnabled",
                        "directAccessGrantsEnabled",
                        "fullScopeAllowed"))
                .allSatisfy(right ->
                        assertThat(client.path(right).booleanValue()).as(right).isFalse());
        assertThat(client.path("secret").stringValue()).matches("\\$\\{CLIENT_[A-Z_]+}");
    }

    private static Map<String, String> claims(JsonNode client) {
        Set<String> given = new HashSet<>();
        client.path("defaultClientScopes").forEach(scope -> given.add(scope.stringValue()));
        assertThat(REALM.path("clientScopes").valueStream().map(RealmTest::name))
                .containsAll(given);
        Map<String, String> claims = new HashMap<>();
        REALM.path("clientScopes")
                .valueStream()
                .filter(scope -> given.contains(name(scope)))
                .flatMap(scope -> scope.path("protocolMappers").valueStream())
                .forEach(mapper -> add(mapper, claims));
        client.path("protocolMappers").forEach(mapper -> add(mapper, claims));
        return claims;
    }

    private static void add(JsonNode mapper, Map<String, String> claims) {
        JsonNode config = mapper.path("config");
        if (!"true".equals(config.path("access.token.claim").stringValue())) {
            return;
        }
        switch (mapper.path("protocolMapper").stringValue()) {
            case "oidc-hardcoded-claim-mapper" ->
                claims.put(
                        config.path("claim.name").stringValue(),
                        config.path("claim.value").stringValue());
            case "oidc-audience-mapper" ->
                claims.put("aud", config.path("included.custom.audience").stringValue());
            case "oidc-sub-mapper" -> claims.put("sub", "an account");
            case "oidc-usersessionmodel-note-mapper" ->
                claims.put(
                        config.path("claim.name").stringValue(),
                        "client_id".equals(config.path("user.session.note").stringValue())
                                ? "the session's client"
                                : "");
            default -> throw new IllegalStateException(name(mapper) + ": a mapper this test does not know");
        }
    }

    private static String name(JsonNode named) {
        return named.path("name").stringValue();
    }
}
