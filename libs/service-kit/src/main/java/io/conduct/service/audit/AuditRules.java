package io.conduct.service.audit;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which calls of a service are acts, which are nothing but calculations, and which name its log. Everything else that
 * is not a reading is noted once it is done.
 *
 * @param log the name of the log
 * @param acts patterns of paths; a call that changes something there is noted before it is done, and not done when it
 *     cannot be noted
 * @param calculations patterns of paths where no method changes anything
 */
public record AuditRules(String log, List<String> acts, List<String> calculations) {

    /** Takes copies. */
    public AuditRules {
        acts = List.copyOf(acts);
        calculations = List.copyOf(calculations);
    }

    boolean isAct(HttpMethod method, PathContainer path) {
        return isChange(method, path) && matches(acts, path);
    }

    boolean isChange(HttpMethod method, PathContainer path) {
        return !method.equals(HttpMethod.GET)
                && !method.equals(HttpMethod.HEAD)
                && !method.equals(HttpMethod.OPTIONS)
                && !matches(calculations, path);
    }

    private static boolean matches(List<String> patterns, PathContainer path) {
        return patterns.stream()
                .map(PathPatternParser.defaultInstance::parse)
                .anyMatch(pattern -> pattern.matches(path));
    }
}
