package io.conduct.gateway.route;

import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemMapping;
import io.conduct.service.problem.Problems;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

/** What fails on the way to a service, before or behind its guard, is 503; every call is safe for its sender to repeat. */
final class UpstreamProblems implements ProblemMapping {

    @Override
    public Optional<Problem> problemOf(Throwable failure) {
        boolean away = failure instanceof IOException
                || failure instanceof AbortedException
                || failure instanceof TimeoutException
                || (failure instanceof ResponseStatusException status
                        && status.getStatusCode().is5xxServerError());
        if (!away) {
            return Optional.empty();
        }
        return Optional.of(Problems.unavailable("the service behind this path is not available; send it again"));
    }
}
