package io.conduct.service.security;

import io.conduct.service.org.OrgCode;
import java.util.Set;

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

    /** Whether {@code code} lies in the caller's subtree. */
    public boolean covers(String code) {
        return OrgCode.isWithin(code, org);
    }
}
