package io.conduct.service.store;

import com.mongodb.MongoException;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemMapping;
import io.conduct.service.problem.Problems;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** A store that is down is 503: nothing was recorded, and sending it again is safe. */
final class StoreProblems implements ProblemMapping {

    @Override
    public Optional<Problem> problemOf(Throwable failure) {
        if (failure instanceof MongoException || failure instanceof DataAccessException) {
            return Optional.of(Problems.unavailable("the record store is not available; send it again"));
        }
        return Optional.empty();
    }
}
