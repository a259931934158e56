package io.conduct.testkit.door;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One endpoint and how it is called so that its owner gets an answer.
 *
 * @param method the HTTP method
 * @param pattern the path as it is mapped, for example {@code /api/v1/meetings/{org}/{sourceId}}
 * @param path the path and query to call
 * @param scopes any one of these suffices; empty for an endpoint that asks for no scope
 * @param audience who may call it
 * @param headers further headers of the call
 * @param body what is sent; empty for nothing
 * @param owned what its owner is answered, any one of these
 */
public record Endpoint(
        String method,
        String pattern,
        String path,
        List<String> scopes,
        Audience audience,
        Map<String, String> headers,
        String body,
        Set<Integer> owned) {

    /** Whom an endpoint answers. */
    public enum Audience {
        /** Anybody, without a token. */
        ANYBODY,
        /** Nobody, whatever the token. */
        NOBODY,
        /** The org that the call names and those above it; a stranger is answered 403 or 404. */
        SUBTREE,
        /** As SUBTREE, but the call has items, and each of a stranger's is refused in an answer of its own. */
        SUBTREE_BY_ITEM,
        /** Whoever holds the scope, and what they see is their own: the answer never names the org of another. */
        HOLDER
    }

    private static final Set<Integer> DONE = Set.of(200, 201, 204);

    /** Takes copies. */
    public Endpoint {
        scopes = List.copyOf(scopes);
        headers = Map.copyOf(headers);
        owned = Set.copyOf(owned);
    }

    /** An endpoint that needs no token. */
    public static Endpoint open(String method, String pattern) {
        return open(method, pattern, pattern);
    }

    /** An endpoint that needs no token, at one of the paths of its pattern. */
    public static Endpoint open(String method, String pattern, String path) {
        return at(method, pattern, path, Audience.ANYBODY);
    }

    /** An endpoint that is mapped by a library and that nobody may call. */
    public static Endpoint closed(String method, String pattern) {
        return at(method, pattern, pattern, Audience.NOBODY);
    }

    /** An endpoint about an org that the path or the body names. */
    public static Endpoint within(String method, String pattern, String path, String... scopes) {
        return at(method, pattern, path, Audience.SUBTREE).scopes(scopes);
    }

    /** An endpoint that takes items, each of which names its org. */
    public static Endpoint items(String method, String pattern, String... scopes) {
        return at(method, pattern, pattern, Audience.SUBTREE_BY_ITEM).scopes(scopes);
    }

    /** An endpoint that names no org. */
    public static Endpoint held(String method, String pattern, String path, String... scopes) {
        return at(method, pattern, path, Audience.HOLDER).scopes(scopes);
    }

    /** The same, with a body. */
    public Endpoint sending(String mediaType, String content) {
        return new Endpoint(method, pattern, path, scopes, audience, Map.of("content-type", mediaType), content, owned);
    }

    /** The same, with further headers. */
    public Endpoint saying(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Endpoint(method, pattern, path, scopes, audience, all, body, owned);
    }

    /** The same, whose owner is answered one of these. */
    public Endpoint answering(Integer... statuses) {
        return new Endpoint(method, pattern, path, scopes, audience, headers, body, Set.of(statuses));
    }

    /** As it is mapped: {@code METHOD pattern}. */
    public String name() {
        return method + " " + pattern;
    }

    private Endpoint scopes(String... any) {
        return new Endpoint(method, pattern, path, List.of(any), audience, headers, body, owned);
    }

    private static Endpoint at(String method, String pattern, String path, Audience audience) {
        return new Endpoint(method, pattern, path, List.of(), audience, Map.of(), "", DONE);
    }
}
