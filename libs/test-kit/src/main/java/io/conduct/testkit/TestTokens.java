package io.conduct.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An authorization server reduced to its keys: signs tokens like the platform's, and serves the public key on loopback.
 *
 * <p>Every token names a client, its org and its scopes; those not made by {@link #token} must be refused.
 */
public final class TestTokens implements AutoCloseable {
    /** The audience of the platform's tokens. */
    public static final String AUDIENCE = "conduct";

    private static final String KEY_PATH = "/oauth2/jwks";
    private static final String STRANGERS_PATH = "/strangers/jwks";
    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final AtomicInteger questions = new AtomicInteger();
    private final RSAKey strangersKey = newKey("stranger");
    private final HttpServer server;
    private volatile RSAKey key = newKey("first");

    /** Generates the keys and starts the key endpoint on a free port. */
    public TestTokens(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext(KEY_PATH, this::serveKeys);
        server.createContext(STRANGERS_PATH, exchange -> serve(exchange, strangersKey));
        server.start();
    }

    /** The tokens of this JVM: keys made at the first call, endpoint stopped at the end. */
    public static TestTokens shared() {
        return Shared.TOKENS;
    }

    /** The issuer named in every token but {@link #tokenOfAnotherIssuer}. */
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where the public key is served. */
    public String jwkSetUri() {
        return issuer() + KEY_PATH;
    }

    /** A good token, valid for an hour. */
    public String token(String client, String org, String... scopes) {
        return sign(claims(client, org, scopes).build(), key);
    }

    /** A token that ended an hour ago. */
    public String expiredToken(String client, String org, String... scopes) {
        Instant end = clock.instant().minus(LIFETIME);
        return sign(
                claims(client, org, scopes)
                        .issueTime(Date.from(end.minus(LIFETIME)))
                        .expirationTime(Date.from(end))
                        .build(),
                key);
    }

    /** A token signed by a key that is not served, under the id of the one that is. */
    public String wronglySignedToken(String client, String org, String... scopes) {
        return sign(claims(client, org, scopes).build(), strangersKey);
    }

    /** A token without a signature ({@code alg: none}). */
    public String unsignedToken(String client, String org, String... scopes) {
        return new PlainJWT(claims(client, org, scopes).build()).serialize();
    }

    /** A token whose sender took the public key, which everybody has, for a shared secret ({@code alg: HS256}). */
    public String tokenSignedWithThePublicKey(String client, String org, String... scopes) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims(client, org, scopes).build());
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A token that brings the key it was signed with, and says where there are more of that kind. */
    public String tokenWithAKeyOfItsOwn(String client, String org, String... scopes) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(strangersKey.getKeyID())
                            .jwk(strangersKey.toPublicJWK())
                            .jwkURL(URI.create(issuer() + STRANGERS_PATH))
                            .build(),
                    claims(client, org, scopes).build());
            token.sign(new RSASSASigner(strangersKey));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A token meant for some other platform. */
    public String tokenForAnotherAudience(String client, String org, String... scopes) {
        return sign(claims(client, org, scopes).audience("elsewhere").build(), key);
    }

    /** A token that names some other issuer, though signed by the right key. */
    public String tokenOfAnotherIssuer(String client, String org, String... scopes) {
        return sign(claims(client, org, scopes).issuer("http://127.0.0.1:1").build(), key);
    }

    /** A token without the claim {@code org}. */
    public String tokenWithoutOrg(String client, String... scopes) {
        return sign(claims(client, "", scopes).claim("org", null).build(), key);
    }

    /** From now on another key signs, and only that one is served. */
    public void withdrawKey() {
        key = newKey("after-" + key.getKeyID());
    }

    /** How often the keys were asked for. */
    public int questions() {
        return questions.get();
    }

    /** Stops the key endpoint. */
    @Override
    public void close() {
        server.stop(0);
    }

    private JWTClaimsSet.Builder claims(String client, String org, String... scopes) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject(client)
                .claim("client_id", client)
                .claim("org", org)
                .claim("scope", String.join(" ", scopes))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
    }

    private String sign(JWTClaimsSet claims, RSAKey signing) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void serveKeys(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        serve(exchange, key);
    }

    private static void serve(HttpExchange exchange, RSAKey served) throws IOException {
        byte[] body = new JWKSet(served.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static final class Shared {
        @SuppressWarnings("TimeZoneUsage")
        static final TestTokens TOKENS = AtExit.close(new TestTokens(Clock.systemUTC()));
    }
}
