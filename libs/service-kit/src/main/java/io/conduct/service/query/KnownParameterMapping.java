package io.conduct.service.query;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses a query parameter that the endpoint does not take, and one that is given twice. A typing error would otherwise
 * store what was to be rehearsed, or answer for another period than was meant.
 */
final class KnownParameterMapping extends RequestMappingHandlerMapping {

    private static final String API = "/api/";

    /** Whatever a call is about is of an org, so every call may name one. */
    private static final String ORG = "org";

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    protected void handleMatch(RequestMappingInfo mapping, HandlerMethod endpoint, ServerWebExchange exchange) {
        super.handleMatch(mapping, endpoint, exchange);
        if (exchange.getRequest().getPath().value().startsWith(API)) {
            Set<String> names = known.computeIfAbsent(endpoint.getMethod(), KnownParameterMapping::namesOf);
            List<FieldError> errors = errorsIn(exchange.getRequest().getQueryParams(), names);
            if (!errors.isEmpty()) {
                throw Problems.unacceptable(errors).asException();
            }
        }
    }

    private static List<FieldError> errorsIn(MultiValueMap<String, String> given, Set<String> names) {
        String expected = "expected one of: " + String.join(", ", names);
        List<FieldError> errors = new ArrayList<>();
        new TreeMap<>(given).forEach((name, values) -> {
            if (!names.contains(name)) {
                errors.add(new FieldError(pointerTo(name), FieldErrorCodes.UNKNOWN_PROPERTY, expected));
            } else if (values.size() > 1) {
                String times = "given " + values.size() + " times (expected: once)";
                errors.add(new FieldError(pointerTo(name), FieldErrorCodes.INCONSISTENT, times));
            }
        });
        return errors;
    }

    private static String pointerTo(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static Set<String> namesOf(Method endpoint) {
        Set<String> names = new TreeSet<>(Set.of(ORG));
        TakesParameters more = endpoint.getAnnotation(TakesParameters.class);
        if (more != null) {
            names.addAll(List.of(more.value()));
        }
        Arrays.stream(endpoint.getParameters())
                .filter(parameter -> !Map.class.isAssignableFrom(parameter.getType()))
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .forEach(parameter -> names.add(nameOf(parameter)));
        return names;
    }

    private static String nameOf(Parameter parameter) {
        RequestParam declared = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
        return declared == null || declared.name().isEmpty() ? parameter.getName() : declared.name();
    }
}
