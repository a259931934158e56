package io.conduct.aggregator.declaration.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.conduct.aggregator.declaration.Declaration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declaration as the API shows it.
 *
 * @param about what it is about
 * @param content what was declared
 * @param version 1 at first, one more with each change
 * @param changed whether the request made this version; absent in answers to reads
 * @param declaredAt when this version was declared
 * @param declaredBy the client that declared it
 */
record DeclarationAnswer(
        @JsonUnwrapped Object about,
        @JsonUnwrapped Object content,
        long version,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean changed,

        Instant declaredAt,
        String declaredBy) {

    static DeclarationAnswer of(Object about, Object content, Declaration declaration, @Nullable Boolean changed) {
        return new DeclarationAnswer(
                about, content, declaration.version(), changed, declaration.declaredAt(), declaration.declaredBy());
    }
}
