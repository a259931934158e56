package io.conduct.local.identity;

import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line why the server does not start, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusableFileReporter implements SpringBootExceptionReporter {
    private static final Logger LOG = LoggerFactory.getLogger(UnusableFileReporter.class);

    @Override
    public boolean reportException(Throwable failure) {
        Optional<Throwable> reason = Stream.iterate(failure, Throwable::getCause)
                .takeWhile(cause -> cause != null)
                .filter(UnusableFileException.class::isInstance)
                .findFirst();
        reason.ifPresent(unusable -> LOG.error("identity not started: {}", unusable.getMessage()));
        return reason.isPresent();
    }
}
