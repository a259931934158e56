package io.conduct.aggregator.boot;

import io.conduct.service.audit.AuditConfiguration;
import io.conduct.service.audit.AuditRules;
import io.conduct.service.security.AccessRule;
import io.conduct.service.security.AccessRules;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Who may call what, and what of it is noted. */
@Configuration(proxyBeanMethods = false)
@Import(AuditConfiguration.class)
class AccessConfiguration {

    private static final String FIGURES = "figures:read";
    private static final String EDITIONS = "editions:write";
    private static final String[] COVERAGE_WRITERS = {"meetings:write", "documents:write", "petitions:write"};
    private static final String[] COVERAGE_READERS = {
        FIGURES,
        "meetings:read",
        "documents:read",
        "petitions:read",
        "meetings:write",
        "documents:write",
        "petitions:write"
    };
    /** Nothing changes an edition; who tries is told so, and remembered. */
    private static final String FROZEN = "/api/v1/reports/*/editions/**";

    private static final String OPERATIONS = "operations";

    @Bean
    AccessRules accessRules() {
        return AccessRules.of(
                AccessRule.scoped(HttpMethod.GET, "/api/v1/catalogue", FIGURES),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/ceilings/**", FIGURES),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/contributions/meetings/**", FIGURES, "meetings:read"),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/contributions/documents/**", FIGURES, "documents:read"),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/contributions/petitions/**", FIGURES, "petitions:read"),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/coverage", FIGURES),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/coverage/**", COVERAGE_READERS),
                AccessRule.scoped(HttpMethod.PUT, "/api/v1/coverage/**", COVERAGE_WRITERS),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/explanations/**", FIGURES),
                AccessRule.scoped(HttpMethod.PUT, "/api/v1/explanations/**", EDITIONS),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/figures/**", FIGURES),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/indicators/**", FIGURES),
                AccessRule.scoped(HttpMethod.PUT, "/api/v1/indicators/**", EDITIONS),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/quarantine", OPERATIONS),
                AccessRule.scoped(HttpMethod.POST, "/api/v1/quarantine/**", OPERATIONS),
                AccessRule.scoped(HttpMethod.POST, "/api/v1/rebuild", OPERATIONS),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/recount", OPERATIONS),
                AccessRule.scoped(HttpMethod.POST, "/api/v1/recount", OPERATIONS),
                AccessRule.scoped(HttpMethod.POST, "/api/v1/statements/check", FIGURES),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/reports/**", FIGURES),
                AccessRule.scoped(HttpMethod.POST, "/api/v1/reports/*/proofread", FIGURES),
                AccessRule.scoped(HttpMethod.POST, "/api/v1/reports/**", EDITIONS),
                AccessRule.scoped(HttpMethod.PUT, FROZEN, FIGURES, EDITIONS),
                AccessRule.scoped(HttpMethod.PATCH, FROZEN, FIGURES, EDITIONS),
                AccessRule.scoped(HttpMethod.DELETE, FROZEN, FIGURES, EDITIONS),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/status", FIGURES, OPERATIONS));
    }

    /** What becomes official is noted before it is done. */
    @Bean
    AuditRules auditRules() {
        return new AuditRules(
                "aggregator.audit",
                List.of(
                        "/api/v1/reports/**",
                        "/api/v1/coverage/**",
                        "/api/v1/indicators/**",
                        "/api/v1/explanations/**"),
                List.of("/api/v1/statements/check", "/api/v1/reports/*/proofread"));
    }
}
