package io.conduct.meeting.plan;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The plans we keep. */
public interface Plans {

    /** The plan, if there is one. */
    Mono<StoredPlan> find(PlanKey key);

    /**
     * Writes {@code next} provided the plan still is {@code before}, null for none, and marks it as changed; says whether
     * it did. Durable when the returned publisher completes.
     */
    Mono<Boolean> write(@Nullable StoredPlan before, StoredPlan next);
}
