package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import io.conduct.record.domain.RecordDomain;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Judges every record anew when the rules are no longer those it was judged by. */
public final class RuleChange {

    private static final Logger LOG = LoggerFactory.getLogger(RuleChange.class);

    private final RecordDomain<?> domain;
    private final Register register;
    private final Reassessment reassessment;

    public RuleChange(RecordDomain<?> domain, Register register, Reassessment reassessment) {
        this.domain = domain;
        this.register = register;
        this.reassessment = reassessment;
    }

    /** What is kept of the records for this purpose. */
    public interface Register {

        /** The digest of the rules that every record was last judged by; empty when that was never noted. */
        Mono<String> judgedBy();

        /** Notes that every record has been judged by these rules. */
        Mono<Void> judged(String rulesDigest);

        /** The next records after {@code key} in the order of their keys. */
        Mono<List<RecordId>> after(String key, int limit);
    }

    /** Judges every record anew, in portions, if need be; says how many. */
    public Mono<Integer> apply(int portion) {
        String rules = domain.rulesDigest();
        return register.judgedBy()
                .defaultIfEmpty("")
                .flatMap(before -> before.equals(rules) ? Mono.just(0) : judgeAll(rules, portion));
    }

    private Mono<Integer> judgeAll(String rules, int portion) {
        return Portions.following(key -> register.after(key, portion))
                .concatMap(ids -> reassessment.of(ids, "the rules changed"), 1)
                .reduce(0, Integer::sum)
                .flatMap(count -> register.judged(rules).thenReturn(count))
                .doOnNext(count -> LOG.info(
                        "{} {} judged by changed rules", count, domain.kind().plural()));
    }
}
