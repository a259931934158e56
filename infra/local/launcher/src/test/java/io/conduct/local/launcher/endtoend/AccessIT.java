package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Client;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The token rules at the gateway and at every service's own port: the gateway is not the only lock. */
class AccessIT {
    private static final String FOREIGN = "congress.deputies-affairs";
    private static final LocalPlatform PLATFORM = SharedPlatform.running();

    /**
     * A way to a recording service.
     *
     * @param base the gateway or the service's own port
     * @param kind the plural name of what it records
     * @param record a record it takes
     */
    record Door(URI base, String kind, String record) {
        String foreign() {
            return "/api/v1/" + kind + "/" + FOREIGN + "/access-1";
        }
    }

    static List<Door> doors() {
        String meeting =
                "{\"title\": \"会议\", \"kind\": \"INTERNAL\", \"status\": \"HELD\", \"heldOn\": \"2016-03-04\"}";
        String document = "{\"title\": \"通知\", \"genre\": \"NOTICE\", \"signedOn\": \"2016-03-04\"}";
        String petition = "{\"channel\": \"LETTER\", \"receivedOn\": \"2016-03-04\", \"persons\": 1}";
        return Stream.of(
                        new Door(PLATFORM.door(Part.MEETING), "meetings", meeting),
                        new Door(PLATFORM.door(Part.DOCUMENT), "documents", document),
                        new Door(PLATFORM.door(Part.PETITION), "petitions", petition))
                .flatMap(own -> Stream.of(own, new Door(gateway(), own.kind(), own.record())))
                .toList();
    }

    static List<URI> aggregatorDoors() {
        return List.of(PLATFORM.door(Part.AGGREGATOR), gateway());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refusesWhoeverHasNoToken(Door door) throws IOException {
        ApiClient nobody = ApiClient.anonymous(door.base());

        assertThat(nobody.put(door.foreign(), door.record()).status()).isEqualTo(401);
        assertThat(nobody.get(door.foreign()).status()).isEqualTo(401);
        assertThat(nobody.delete(door.foreign()).status()).isEqualTo(401);
        assertThat(nobody.post("/api/v1/" + door.kind() + "/batch", "application/json", new byte[] {'[', ']'})
                        .status())
                .isEqualTo(401);
        assertThat(nobody.get("/api/v1/" + door.kind()).header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void letsNoDepartmentIntoTheSubtreeOfAnother(Door door) throws IOException {
        ApiClient owner = PLATFORM.as("deputies-affairs").at(door.base());
        ApiClient stranger = PLATFORM.as("general-office").at(door.base());
        assertThat(owner.put(door.foreign(), door.record()).status()).isIn(200, 201);

        assertThat(stranger.put(door.foreign(), door.record()).status()).isEqualTo(403);
        assertThat(stranger.delete(door.foreign() + "?reason=x").status()).isEqualTo(403);
        assertThat(stranger.get(door.foreign()).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/" + door.kind() + "?org=" + FOREIGN).status())
                .isEqualTo(404);
        assertThat(owner.get(door.foreign()).json().path("version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void asksForTheScopeOfTheKindAndOfTheDeed(Door door) throws IOException {
        ApiClient reportWriter = PLATFORM.as(Clients.REPORT_WRITER).at(door.base());
        String otherKind = door.kind().equals("meetings") ? "documents" : "meetings";

        assertThat(reportWriter.put(door.foreign(), door.record()).status()).isEqualTo(403);
        assertThat(reportWriter.delete(door.foreign()).status()).isEqualTo(403);
        assertThat(with(narrowToken(otherKind + ":read"), door.base(), door.foreign())
                        .status())
                .isEqualTo(403);
        assertThat(with(narrowToken(door.kind() + ":read"), door.base(), door.foreign())
                        .status())
                .isIn(200, 404);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refusesATokenThatWasTamperedWith(Door door) throws IOException {
        String[] parts = narrowToken(door.kind() + ":read").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = encoded(claims.replace("congress.general-office", FOREIGN));
        String unsigned = encoded("{\"alg\":\"none\"}") + "." + forged + ".";

        assertThat(claims).contains("congress.general-office");
        assertThat(with(parts[0] + "." + forged + "." + parts[2], door.base(), door.foreign())
                        .status())
                .isEqualTo(401);
        assertThat(with(unsigned, door.base(), door.foreign()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("aggregatorDoors")
    void guardsFiguresLikeRecords(URI door) throws IOException {
        String figure = "/api/v1/figures/meetings.held?from=2021-01-01&to=2021-12-31";
        ApiClient office = PLATFORM.as("general-office").at(door);

        assertThat(ApiClient.anonymous(door).get(figure).status()).isEqualTo(401);
        assertThat(office.get(figure).status()).isEqualTo(200);
        assertThat(office.get(figure + "&org=" + FOREIGN).status()).isEqualTo(404);
        assertThat(office.get("/api/v1/reports/2021?org=" + LocalPlatform.ROOT_ORG)
                        .status())
                .isEqualTo(404);
        assertThat(with(narrowToken("meetings:read"), door, figure).status()).isEqualTo(403);
    }

    @Test
    void showsHealthAndNothingElseToAnyone() throws IOException {
        for (Part part : List.of(Part.MEETING, Part.DOCUMENT, Part.PETITION, Part.AGGREGATOR, Part.GATEWAY)) {
            ApiClient nobody = ApiClient.anonymous(PLATFORM.door(part));

            assertThat(nobody.get("/actuator/health/readiness").status())
                    .as(part.label())
                    .isEqualTo(200);
            assertThat(nobody.get("/actuator/env").status()).as(part.label()).isIn(401, 403, 404);
            assertThat(nobody.get("/actuator/heapdump").status())
                    .as(part.label())
                    .isIn(401, 403, 404);
        }
    }

    private static Answer with(String token, URI base, String path) throws IOException {
        return ApiClient.anonymous(base)
                .send("GET", path, BodyPublishers.noBody(), Map.of("Authorization", "Bearer " + token));
    }

    /** A token of the general office with one of its scopes only. */
    private static String narrowToken(String scope) throws IOException {
        Client client = PLATFORM.credentials().client("general-office");
        String basic = Base64.getEncoder()
                .encodeToString((client.clientId() + ":" + client.clientSecret()).getBytes(StandardCharsets.UTF_8));
        Answer answer = ApiClient.anonymous(gateway())
                .send(
                        "POST",
                        "/oauth2/token",
                        BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope),
                        Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded"));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().path("access_token").asString();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static URI gateway() {
        return PLATFORM.credentials().gateway();
    }
}
