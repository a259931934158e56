package io.conduct.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StoreProblemsTest {

    private final StoreProblems problems = new StoreProblems();

    @Test
    void asksToSendItAgainWhenTheStoreIsAway() {
        assertThat(problems.problemOf(new MongoTimeoutException("no server"))).hasValueSatisfying(problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.retryAfterSeconds()).isPositive();
            assertThat(problem.detail()).doesNotContain("Mongo", "server");
        });
        assertThat(problems.problemOf(new DataAccessResourceFailureException("no server")))
                .isPresent();
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(problems.problemOf(new IllegalStateException("other"))).isEmpty();
    }
}
