package io.conduct.meeting.plan;

import io.conduct.record.ledger.IfMatch;
import io.conduct.record.relation.SideDataChange;
import io.conduct.service.problem.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps plans, versioned. The meetings of a changed plan are judged anew. */
public final class Planning {

    private static final int MAX_ROUNDS = 20;

    private final Plans plans;
    private final SideDataChange change;
    private final Clock clock;

    public Planning(Plans plans, SideDataChange change, Clock clock) {
        this.plans = plans;
        this.change = change;
        this.clock = clock;
    }

    /**
     * What a submission came to.
     *
     * @param plan the plan as it is now
     * @param changed whether there is a new version
     */
    public record Outcome(StoredPlan plan, boolean changed) {

        /** Whether it is the first version. */
        public boolean created() {
            return changed && plan.version() == 1;
        }
    }

    /** The plan shall be this one; fails with 412 when the precondition is not met. */
    public Mono<Outcome> put(PlanKey key, MeetingPlan plan, IfMatch ifMatch, String client) {
        return round(new Submission(key, plan, ifMatch, client), 1);
    }

    private Mono<Outcome> round(Submission submission, int number) {
        if (number > MAX_ROUNDS) {
            return Mono.error(() -> Problems.unavailable("the plan is being changed too often; try again")
                    .asException());
        }
        return plans.find(submission.key)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(current -> decide(submission, current.orElse(null)))
                .switchIfEmpty(Mono.defer(() -> round(submission, number + 1)));
    }

    /** Empty when somebody else changed the plan meanwhile. */
    private Mono<Outcome> decide(Submission submission, @Nullable StoredPlan current) {
        if (!submission.ifMatch.admitsVersion(current == null ? null : current.version())) {
            return Mono.error(() -> Problems.preconditionFailed(
                            current == null ? "there is no such plan" : "the version is " + current.version())
                    .asException());
        }
        if (current != null && current.plan().equals(submission.plan)) {
            return Mono.just(new Outcome(current, false));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StoredPlan next = current == null
                ? StoredPlan.first(submission.key, submission.plan, submission.client, now)
                : current.next(submission.plan, submission.client, now);
        return plans.write(current, next).filter(written -> written).map(written -> {
            change.announce();
            return new Outcome(next, true);
        });
    }

    private record Submission(PlanKey key, MeetingPlan plan, IfMatch ifMatch, String client) {}
}
