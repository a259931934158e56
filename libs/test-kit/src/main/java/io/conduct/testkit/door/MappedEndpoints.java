package io.conduct.testkit.door;

import io.conduct.testkit.openapi.ApiDocumentCheck;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/** Everything that a running service maps, asked of its mappings themselves: controllers, actuator, files, functions. */
public final class MappedEndpoints {

    private MappedEndpoints() {}

    /** Each as {@code METHOD pattern}; the variables of a path lose their patterns. */
    public static Set<String> of(ApplicationContext service) {
        Set<String> mapped = new TreeSet<>();
        service.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(MappedEndpoints::operations)
                .map(ApiDocumentCheck::withoutPatterns)
                .forEach(mapped::add);
        service.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMap().keySet().forEach(pattern -> mapped.add("ANY " + pattern)));
        service.getBeansOfType(RouterFunction.class).keySet().forEach(name -> mapped.add("FUNCTION " + name));
        return mapped;
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        Set<String> methods = new TreeSet<>();
        mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        if (methods.isEmpty()) {
            methods.add("ANY");
        }
        return mapping.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> methods.stream().map(method -> method + " " + pattern));
    }
}
