package io.conduct.service.audit;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which calls of a service are acts, which are nothing but calculations, and which name its log. Everything else that
 * is not a reading is noted once it is done.
 */
public final class AuditRules {

    private final String log;
    private final List<PathPattern> acts;
    private final List<PathPattern> calculations;

    /**
     * The rules of one service.
     *
     * @param log the name of the log
     * @param acts patterns of paths; a call that changes something there is noted before it is done, and not done when it
     *     cannot be noted
     * @param calculations patterns of paths where no method changes anything
     */
    public AuditRules(String log, List<String> acts, List<String> calculations) {
        this.log = log;
        this.acts = parse(acts);
        this.calculations = parse(calculations);
    }

    /** The name of the log. */
    String log() {
        return log;
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

    private static List<PathPattern> parse(List<String> patterns) {
        return patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
