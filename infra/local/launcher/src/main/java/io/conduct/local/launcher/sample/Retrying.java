package io.conduct.local.launcher.sample;

import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Repeats a call that may not have arrived. Every call of the platform may be repeated safely. */
public final class Retrying {
    private static final Set<Integer> TRY_LATER = Set.of(429, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration patience;

    /** Gives up on a call after {@code patience}. */
    public Retrying(Duration patience) {
        this.patience = patience;
    }

    /** A call. */
    @FunctionalInterface
    public interface Call {
        /** Makes the call once. */
        Answer make() throws IOException;
    }

    /**
     * The first answer that says more than "later".
     *
     * @param what names the call in the failure
     * @throws OperatorException if there is none in time
     */
    public Answer until(String what, Call call) {
        var stopwatch = new Stopwatch();
        Duration pause = FIRST_PAUSE;
        while (true) {
            String reason;
            Duration wished = Duration.ZERO;
            try {
                Answer answer = call.make();
                if (!TRY_LATER.contains(answer.status())) {
                    return answer;
                }
                reason = answer.toString();
                wished = retryAfter(answer);
            } catch (IOException noAnswer) {
                reason = noAnswer.toString();
            }
            Duration next = wished.compareTo(pause) > 0 ? wished : pause;
            if (stopwatch.isPast(patience.minus(next))) {
                throw new OperatorException(what + ": no success in " + stopwatch + ", at last " + reason);
            }
            sleep(next);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static Duration retryAfter(Answer answer) {
        String seconds = answer.header("Retry-After");
        return seconds.matches("\\d{1,3}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperatorException("interrupted", interrupted);
        }
    }
}
