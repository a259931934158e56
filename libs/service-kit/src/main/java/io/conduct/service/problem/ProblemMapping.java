package io.conduct.service.problem;

import java.util.Optional;

/** Says which problem a failure of some library is. A service adds one as a bean for each dependency that can be down. */
@FunctionalInterface
public interface ProblemMapping {

    /** The problem to answer with, or empty when this mapping does not know the failure. */
    Optional<Problem> problemOf(Throwable failure);
}
