package io.conduct.contract;

import org.jspecify.annotations.Nullable;

/** A Kafka record that is no event of this contract. The message says why and quotes no content. */
public final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedEventException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
