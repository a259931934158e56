package io.conduct.service.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Who may call the paths that match a pattern. A service lists its rules; what none of them names is denied.
 *
 * @param method the method it is about; null for all
 * @param pattern a path pattern such as {@code /api/v1/meetings/**}
 * @param scopes any one of these suffices; empty together with {@code open} = false means any valid token
 * @param open whether no token is needed
 */
public record AccessRule(@Nullable HttpMethod method, String pattern, Set<String> scopes, boolean open) {

    /** Takes a copy of the scopes. */
    public AccessRule {
        scopes = Set.copyOf(scopes);
    }

    /** Open to anybody. */
    public static AccessRule open(@Nullable HttpMethod method, String pattern) {
        return new AccessRule(method, pattern, Set.of(), true);
    }

    /** For any valid token. */
    public static AccessRule authenticated(String pattern) {
        return new AccessRule(null, pattern, Set.of(), false);
    }

    /** For tokens with one of the scopes. */
    public static AccessRule scoped(HttpMethod method, String pattern, String... scopes) {
        return new AccessRule(method, pattern, Set.of(scopes), false);
    }
}
