package io.conduct.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.testkit.TestTokens;
import io.conduct.testkit.door.Endpoint.Audience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks every mapped endpoint of a running service and calls each with no token, with every kind of token that is not
 * valid, without the scope it asks for, from the org of a stranger, and as its owner. Every fault is listed at once. An
 * endpoint that is mapped and not on the list is a fault, so that none is forgotten.
 */
public final class EndpointWalk {

    /** Every scope of the platform. */
    public static final Set<String> SCOPES = Set.of(
            "meetings:write",
            "meetings:read",
            "documents:write",
            "documents:read",
            "petitions:write",
            "petitions:read",
            "petitions:identity",
            "figures:read",
            "editions:write",
            "operations");

    private static final String FORGED = "forged.example";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final TestTokens tokens;
    private final String owner;
    private final String stranger;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param base address of the service
     * @param tokens what the service takes for its authorization server
     * @param owner the org that the listed calls are about
     * @param stranger another org, neither above nor below it
     */
    public EndpointWalk(URI base, TestTokens tokens, String owner, String stranger) {
        this.base = base;
        this.tokens = tokens;
        this.owner = owner;
        this.stranger = stranger;
    }

    /** Walks the endpoints in this order; {@code mapped} names everything that the service maps. */
    public void walk(Set<String> mapped, List<Endpoint> endpoints) {
        Set<String> listed = endpoints.stream().map(Endpoint::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(mapped))
                .as("mapped endpoints (expected: each has an entry in the walk)")
                .isEqualTo(listed);
        for (Endpoint endpoint : endpoints) {
            if (endpoint.audience() == Audience.ANYBODY) {
                answersItsOwner(endpoint, null);
            } else if (endpoint.audience() == Audience.NOBODY) {
                refusesBadTokens(endpoint);
                refusesOtherScopes(endpoint);
            } else {
                refusesBadTokens(endpoint);
                refusesOtherScopes(endpoint);
                refusesStrangers(endpoint);
                answersOwners(endpoint);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** What no rule names is denied, whatever the token: 403 with it, 401 without, and never a 404, which only comes after. */
    public void deniesWhatIsNotMapped(String... paths) {
        answerToWhatIsNotMapped(403, paths);
    }

    /** What is not routed is not there for those who may call at all: 404 with a token, 401 without. */
    public void findsNothingThatIsNotRouted(String... paths) {
        answerToWhatIsNotMapped(404, paths);
    }

    private void answerToWhatIsNotMapped(int answer, String... paths) {
        String everything = tokens.token("walker", owner, SCOPES.toArray(String[]::new));
        for (String path : paths) {
            Endpoint unmapped = Endpoint.open("GET", path);
            expect(unmapped, "without a token", send(unmapped, null), Set.of(401));
            expect(unmapped, "with every scope", send(unmapped, everything), Set.of(answer));
        }
        assertThat(faults).isEmpty();
    }

    private void refusesBadTokens(Endpoint endpoint) {
        HttpResponse<String> anonymous = send(endpoint, null);
        expect(endpoint, "without a token", anonymous, Set.of(401));
        if (!anonymous.headers().firstValue("www-authenticate").orElse("").startsWith("Bearer")) {
            faults.add(endpoint.name() + " without a token: WWW-Authenticate missing (expected: Bearer)");
        }
        badTokens(endpoint.scopes().toArray(String[]::new))
                .forEach((name, token) -> expect(endpoint, name, send(endpoint, token), Set.of(401)));
    }

    private Map<String, String> badTokens(String... scopes) {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("with something that is no token", "x");
        bad.put("expired", tokens.expiredToken("walker", owner, scopes));
        bad.put("wrongly signed", tokens.wronglySignedToken("walker", owner, scopes));
        bad.put("alg none", tokens.unsignedToken("walker", owner, scopes));
        bad.put("signed with the public key", tokens.tokenSignedWithThePublicKey("walker", owner, scopes));
        bad.put("with a key of its own", tokens.tokenWithAKeyOfItsOwn("walker", owner, scopes));
        bad.put("other audience", tokens.tokenForAnotherAudience("walker", owner, scopes));
        bad.put("other issuer", tokens.tokenOfAnotherIssuer("walker", owner, scopes));
        bad.put("without org", tokens.tokenWithoutOrg("walker", scopes));
        return bad;
    }

    private void refusesOtherScopes(Endpoint endpoint) {
        if (endpoint.scopes().isEmpty() && endpoint.audience() != Audience.NOBODY) {
            return;
        }
        String[] others = SCOPES.stream()
                .filter(scope -> !endpoint.scopes().contains(scope))
                .toArray(String[]::new);
        HttpResponse<String> answer = send(endpoint, tokens.token("walker", owner, others));
        expect(endpoint, "with every scope but its own", answer, Set.of(403));
    }

    private void refusesStrangers(Endpoint endpoint) {
        HttpResponse<String> answer = send(
                endpoint, tokens.token("stranger", stranger, endpoint.scopes().toArray(String[]::new)));
        if (endpoint.audience() == Audience.SUBTREE) {
            expect(endpoint, "from a stranger's org", answer, Set.of(403, 404));
        } else if (endpoint.audience() == Audience.HOLDER && answer.body().contains(owner)) {
            faults.add(endpoint.name() + " from a stranger's org: the answer names " + owner);
        } else if (endpoint.audience() == Audience.SUBTREE_BY_ITEM
                && answer.statusCode() < 400
                && !answer.body().matches("(?s).*\"outcome\" ?: ?\"REJECTED\".*\"status\" ?: ?403.*")) {
            faults.add(endpoint.name() + " from a stranger's org: " + answer.body());
        }
        secured(endpoint, answer);
    }

    private void answersOwners(Endpoint endpoint) {
        if (endpoint.scopes().isEmpty()) {
            answersItsOwner(endpoint, tokens.token("owner", owner));
        }
        for (String scope : endpoint.scopes()) {
            answersItsOwner(endpoint, tokens.token("owner", owner, scope));
        }
    }

    private void answersItsOwner(Endpoint endpoint, @Nullable String token) {
        HttpResponse<String> answer = send(endpoint, token);
        if (!endpoint.owned().contains(answer.statusCode())) {
            faults.add(endpoint.name() + " as its owner: " + answer.statusCode() + " (expected: one of "
                    + endpoint.owned() + ") " + answer.body());
        }
        secured(endpoint, answer);
    }

    private void expect(Endpoint endpoint, String who, HttpResponse<String> answer, Set<Integer> expected) {
        if (!expected.contains(answer.statusCode())) {
            faults.add(
                    endpoint.name() + " " + who + ": " + answer.statusCode() + " (expected: one of " + expected + ")");
        } else if (!header(answer, "content-type").startsWith("application/problem+json")) {
            faults.add(endpoint.name() + " " + who + ": answered as " + header(answer, "content-type"));
        }
        secured(endpoint, answer);
    }

    /** Whatever the answer is, nobody keeps a copy, and no browser guesses what it is or shows it in a frame. */
    private void secured(Endpoint endpoint, HttpResponse<String> answer) {
        if ((answer.body() + answer.headers().map()).contains(FORGED)) {
            faults.add(endpoint.name() + " " + answer.statusCode() + ": names a host from the headers of the call");
        }
        boolean ofThePage = endpoint.pattern().startsWith("/docs");
        if (!ofThePage && !header(answer, "cache-control").contains("no-store")) {
            faults.add(endpoint.name() + " " + answer.statusCode() + ": Cache-Control without no-store");
        }
        Map.of(
                        "x-content-type-options", "nosniff",
                        "x-frame-options", "DENY",
                        "referrer-policy", "no-referrer")
                .forEach((name, value) -> {
                    if (!value.equals(header(answer, name))) {
                        faults.add(endpoint.name() + " " + answer.statusCode() + ": " + name + ": '"
                                + header(answer, name) + "' (expected: " + value + ")");
                    }
                });
    }

    /** What a proxy would say; whoever sends it is still who the token says, and the answer does not lead elsewhere. */
    private Map<String, String> forged() {
        return Map.of(
                "Forwarded",
                "for=127.0.0.1;host=" + FORGED + ";proto=https",
                "X-Forwarded-For",
                "127.0.0.1",
                "X-Forwarded-Host",
                FORGED,
                "X-Forwarded-Prefix",
                "/" + FORGED,
                "X-Forwarded-User",
                "owner",
                "X-User-Id",
                "owner",
                "X-User-Org",
                owner);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private HttpResponse<String> send(Endpoint endpoint, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(endpoint.path()))
                .timeout(PATIENCE)
                .method(
                        endpoint.method(),
                        endpoint.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(endpoint.body()));
        endpoint.headers().forEach(request::header);
        forged().forEach(request::header);
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(endpoint.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(endpoint.name(), e);
        }
    }
}
