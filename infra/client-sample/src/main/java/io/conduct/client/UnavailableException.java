package io.conduct.client;

import java.time.Duration;

/** No answer could be had for as long as was waited. What was sent may or may not be stored; send it again later. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnavailableException(String call, Duration patience, Throwable last) {
        super(call + ": no answer within " + patience.toSeconds() + " s", last);
    }
}
