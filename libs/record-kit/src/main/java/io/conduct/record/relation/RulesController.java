package io.conduct.record.relation;

import io.conduct.record.domain.RecordDomain;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells by which rules records are judged, so that a report can name them. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}/rules", produces = MediaType.APPLICATION_JSON_VALUE)
public final class RulesController {

    private final RecordDomain<?> domain;
    private final RuleChange.Register register;

    RulesController(RecordDomain<?> domain, RuleChange.Register register) {
        this.domain = domain;
        this.register = register;
    }

    /**
     * The rules in use.
     *
     * @param version changes when any rule does
     * @param applied whether every record has been judged by them
     */
    record RulesAnswer(String version, boolean applied) {}

    @GetMapping
    Mono<RulesAnswer> rules() {
        String digest = domain.rulesDigest();
        return register.judgedBy()
                .map(digest::equals)
                .defaultIfEmpty(false)
                .map(applied -> new RulesAnswer("sha256:" + digest, applied));
    }
}
