package io.conduct.service.openapi;

import io.conduct.service.security.AccessRule;
import io.conduct.service.security.AccessRules;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which scopes an operation needs, read from the very rules that guard it. */
final class OperationScopes {

    private final AccessRules rules;

    OperationScopes(AccessRules rules) {
        this.rules = rules;
    }

    /** The rule that decides about an operation; empty when nobody may call it. */
    Optional<AccessRule> rule(String method, String path) {
        PathContainer called = PathContainer.parsePath(path.replaceAll("\\{[^}]*}", "x"));
        return rules.rules().stream()
                .filter(rule -> rule.method() == null || rule.method().name().equals(method))
                .filter(rule ->
                        PathPatternParser.defaultInstance.parse(rule.pattern()).matches(called))
                .findFirst();
    }

    /** Scopes of which any one suffices, in order; empty when no scope is asked for. */
    List<String> anyOf(String method, String path) {
        return rule(method, path)
                .map(rule -> rule.scopes().stream().sorted().toList())
                .orElseGet(List::of);
    }

    boolean isOpen(String method, String path) {
        return rule(method, path).filter(AccessRule::open).isPresent();
    }
}
