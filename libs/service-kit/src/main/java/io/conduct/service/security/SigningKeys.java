package io.conduct.service.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys of the authorization server, asked for again every five minutes: one that was withdrawn is not believed longer.
 * While the server cannot be reached the last ones count for an hour. A token of a key that is not among them makes us ask
 * at once, but not more than a few times a minute, whoever sends it.
 */
final class SigningKeys {

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(1);

    private static final Duration TWO_QUESTIONS = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST = 256 * 1024;
    private static final JWKSetCacheRefreshEvaluator AS_THEY_ARE = JWKSetCacheRefreshEvaluator.noRefresh();

    private static final @Nullable SecurityContext NOTHING_ELSE = null;

    private final JWKSetSource<SecurityContext> source;
    private final Clock clock;

    SigningKeys(String uri, Clock clock) {
        this.clock = clock;
        int patience = Math.toIntExact(PATIENCE.toMillis());
        JWKSetSource<SecurityContext> server =
                new URLBasedJWKSetSource<>(urlOf(uri), new DefaultResourceRetriever(patience, patience, LONGEST));
        JWKSetSource<SecurityContext> known =
                new OutageTolerantJWKSetSource<>(server, KEPT_IN_AN_OUTAGE.toMillis(), null);
        JWKSetSource<SecurityContext> bounded = new RateLimitedJWKSetSource<>(known, TWO_QUESTIONS.toMillis(), null);
        this.source = new CachingJWKSetSource<>(bounded, FRESH.toMillis(), 4 * PATIENCE.toMillis(), null);
    }

    /** Those that may have signed {@code token}; fails when they cannot be had. */
    Flux<JWK> of(SignedJWT token) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return Mono.fromCallable(() -> find(selector))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapIterable(keys -> keys);
    }

    private List<JWK> find(JWKSelector selector) throws KeySourceException {
        JWKSet known = keys(AS_THEY_ARE);
        List<JWK> found = selector.select(known);
        return found.isEmpty() ? findAmongNewer(known, selector) : found;
    }

    private List<JWK> findAmongNewer(JWKSet known, JWKSelector selector) throws KeySourceException {
        try {
            return selector.select(keys(JWKSetCacheRefreshEvaluator.referenceComparison(known)));
        } catch (RateLimitReachedException e) {
            return List.of();
        }
    }

    private JWKSet keys(JWKSetCacheRefreshEvaluator refresh) throws KeySourceException {
        return source.getJWKSet(refresh, clock.millis(), NOTHING_ELSE);
    }

    private static URL urlOf(String uri) {
        try {
            return URI.create(uri).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(uri + " (expected: the address of a key set)", e);
        }
    }
}
