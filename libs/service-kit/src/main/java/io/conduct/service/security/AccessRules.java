package io.conduct.service.security;

import java.util.List;

/**
 * The rules of one service in the order they are tried.
 *
 * @param rules first match wins; anything unmatched is denied
 */
public record AccessRules(List<AccessRule> rules) {

    /** Takes a copy of the rules. */
    public AccessRules {
        rules = List.copyOf(rules);
    }

    /** Rules in this order. */
    public static AccessRules of(AccessRule... rules) {
        return new AccessRules(List.of(rules));
    }
}
