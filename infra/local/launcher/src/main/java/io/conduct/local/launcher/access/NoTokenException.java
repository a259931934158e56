package io.conduct.local.launcher.access;

import java.io.IOException;

/** The authorization server gave no token; it may later, so it counts as a failed connection. */
final class NoTokenException extends IOException {
    private static final long serialVersionUID = 1L;

    NoTokenException(String client, Answer answer) {
        super("no token for " + client + ": " + answer);
    }
}
