package io.conduct.local.launcher.access;

import java.util.List;

/**
 * A client of the platform and what it may do.
 *
 * @param clientId its name at the authorization server
 * @param clientSecret 256 random bits in base64url; never printed
 * @param org the root of the subtree it may see and change
 * @param scopes what it may do there
 */
public record Client(String clientId, String clientSecret, String org, List<String> scopes) {

    /** Takes a copy of the scopes. */
    public Client {
        scopes = List.copyOf(scopes);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Client[" + clientId + ", " + org + ", " + scopes + "]";
    }
}
