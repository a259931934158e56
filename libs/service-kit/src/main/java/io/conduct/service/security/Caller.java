package io.conduct.service.security;

import io.conduct.service.org.OrgCode;
import io.conduct.service.problem.Problems;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The client behind a request, as its token says.
 *
 * @param client the client's identifier at the authorization server
 * @param org the root of the subtree it may see and change
 * @param scopes what it may do there
 */
public record Caller(String client, String org, Set<String> scopes) {

    /** Takes a copy of the scopes. */
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /**
     * The caller when it asks about one org alone, or about all of its subtree where it names none.
     *
     * @throws io.conduct.service.problem.ProblemException 404 when it may not see that org
     */
    public Caller about(@Nullable String named) {
        if (named == null) {
            return this;
        }
        if (!covers(named)) {
            throw Problems.notFound("no such org").asException();
        }
        return new Caller(client, named, scopes);
    }

    /** Whether {@code code} lies in the caller's subtree. */
    public boolean covers(String code) {
        return OrgCode.isWithin(code, org);
    }
}
