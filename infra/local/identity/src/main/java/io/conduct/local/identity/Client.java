package io.conduct.local.identity;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Someone who may ask for tokens.
 *
 * @param clientId its public name
 * @param clientSecret what it proves itself with: random, 32 characters or more
 * @param org the code of the org whose subtree its tokens are bounded by
 * @param scopes what its tokens may allow
 */
record Client(String clientId, String clientSecret, String org, Set<String> scopes) {
    /** RFC 6749, appendix A.4. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private static final int SHORTEST_SECRET = 32;

    Client {
        require(!clientId.isBlank(), "clientId", "not empty");
        require(clientSecret.length() >= SHORTEST_SECRET, "clientSecret", SHORTEST_SECRET + " characters or more");
        require(!org.isBlank(), "org", "not empty");
        require(!scopes.isEmpty(), "scopes", "one at least");
        require(scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches()), "scopes", "printable, no spaces");
        scopes = Set.copyOf(scopes);
    }

    private static void require(boolean fulfilled, String field, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException(field + ": " + expected);
        }
    }

    @Override
    public String toString() {
        return clientId;
    }
}
