package io.conduct.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of the page: our own, and those of the Swagger UI that is packed with the gateway. */
final class DocsAssets {

    private static final String PACKED = "classpath*:META-INF/resources/webjars/swagger-ui/*/";
    private static final Set<String> OWN = Set.of("index.html", "docs.js", "docs.css");
    private static final Set<String> FROM_PACKED =
            Set.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-16x16.png", "favicon-32x32.png");

    private final Map<String, Resource> files = new HashMap<>();

    DocsAssets() {
        OWN.forEach(name -> files.put(name, new ClassPathResource(name, DocsAssets.class)));
        FROM_PACKED.forEach(name -> files.put(name, packed(name)));
    }

    Optional<Resource> named(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static Resource packed(String name) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(PACKED + name);
            if (found.length != 1) {
                throw new IllegalStateException(name + ": there " + found.length + " times (expected: once)");
            }
            return found[0];
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
