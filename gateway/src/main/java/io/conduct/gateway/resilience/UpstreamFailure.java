package io.conduct.gateway.resilience;

import io.conduct.service.problem.Problem;
import io.conduct.service.problem.Problems;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What it means for a call that the service behind it failed. */
final class UpstreamFailure {

    private static final Problem AWAY =
            Problems.unavailable("the service behind this path is not available; send it again");
    private static final Problem UNKNOWN = Problems.outcomeUnknown(
            "the service behind this path did not answer; what was sent may be stored; send it again");

    private UpstreamFailure() {}

    /** Whether the service failed, and not the caller or the gateway itself. */
    static boolean isUpstreams(Throwable failure) {
        return failure instanceof IOException || isTimeout(failure);
    }

    /** The answer; empty for a failure that is not the service's. A call that can store nothing has stored nothing. */
    static Optional<Problem> problemOf(HttpMethod method, Throwable failure) {
        if (!isUpstreams(failure)) {
            return Optional.empty();
        }
        return Optional.of(isSafe(method) || wasNeverSent(failure) ? AWAY : UNKNOWN);
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof ResponseStatusException status
                && status.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
    }

    private static boolean wasNeverSent(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof UnknownHostException;
    }

    private static boolean isSafe(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS);
    }
}
