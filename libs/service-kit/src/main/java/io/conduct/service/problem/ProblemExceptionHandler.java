package io.conduct.service.problem;

import io.conduct.service.log.RequestLog;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** The one place where a failure becomes an HTTP answer. What it does not know is a fault of ours: 500, and in the log. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemExceptionHandler implements WebExceptionHandler {

    private static final int SERVER_ERROR = 500;
    private static final int BAD_REQUEST = 400;

    private final List<ProblemMapping> mappings;
    private final ProblemWriter writer;

    ProblemExceptionHandler(List<ProblemMapping> mappings, ProblemWriter writer) {
        this.mappings = List.copyOf(mappings);
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        if (failure instanceof ErrorResponse withHeaders) {
            exchange.getResponse().getHeaders().addAll(withHeaders.getHeaders());
        }
        return writer.write(exchange, problemOf(exchange, failure));
    }

    private Problem problemOf(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        if (failure instanceof AuthenticationException) {
            return Problems.unauthorized("a valid bearer token is needed");
        }
        if (failure instanceof AccessDeniedException) {
            return Problems.forbidden("the token does not allow this");
        }
        if (failure instanceof DataBufferLimitException) {
            return Problems.tooLarge("the body is over the limit");
        }
        if (failure instanceof InvalidMediaTypeException) {
            return Problems.malformed("a header or a part names no media type (expected: such as application/json)");
        }
        if (failure instanceof MissingRequestValueException missing) {
            return Problems.unacceptable(
                    List.of(new FieldError("/" + missing.getName(), FieldErrorCodes.REQUIRED, "expected: present")));
        }
        if (failure instanceof ServerWebInputException input && input.getCause() instanceof TypeMismatchException) {
            return ofParameter(input.getMethodParameter());
        }
        Optional<Problem> mapped = mappings.stream()
                .map(mapping -> mapping.problemOf(failure))
                .flatMap(Optional::stream)
                .findFirst();
        mapped.filter(problem -> problem.status() >= SERVER_ERROR)
                .ifPresent(problem -> RequestLog.failed(exchange, failure, false));
        return mapped.orElseGet(() ->
                failure instanceof ResponseStatusException status ? ofStatus(status) : unknown(exchange, failure));
    }

    /** A parameter of the query or path that is not of its type. */
    private static Problem ofParameter(@Nullable MethodParameter parameter) {
        String name = parameter == null ? null : parameter.getParameterName();
        boolean isFlag = parameter != null && parameter.getParameterType() == boolean.class;
        String expected = isFlag ? "expected: true or false" : "expected: a value of the documented form";
        String code = isFlag ? FieldErrorCodes.UNKNOWN_VALUE : FieldErrorCodes.FORMAT;
        return Problems.unacceptable(List.of(new FieldError(name == null ? "" : "/" + name, code, expected)));
    }

    private static Problem ofStatus(ResponseStatusException failure) {
        HttpStatusCode status = failure.getStatusCode();
        if (status.value() == 404) {
            return Problems.notFound("nothing at this path");
        }
        if (failure.getCause() instanceof DataBufferLimitException) {
            return Problems.tooLarge("the body is over the limit");
        }
        if (status.value() == BAD_REQUEST) {
            return Problems.malformed("expected: a body of the declared format");
        }
        String title = Optional.ofNullable(HttpStatus.resolve(status.value()))
                .map(HttpStatus::getReasonPhrase)
                .orElse("Error");
        String reason = failure.getReason();
        return Problems.ofStatus(status.value(), title, reason == null ? title : reason);
    }

    private static Problem unknown(ServerWebExchange exchange, Throwable failure) {
        RequestLog.failed(exchange, failure, true);
        return Problems.internal();
    }
}
