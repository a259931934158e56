package io.conduct.service.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mapper for everything a sender submits. Refuses what a lenient one changes silently: a fraction or a text where a
 * whole number belongs, a key given twice, an unknown property, text after the end, any encoding but UTF-8; and bounds
 * depth, size and length.
 */
public final class StrictJson {

    /** Deepest nesting of objects and lists. */
    public static final int MAX_DEPTH = 20;

    private static final int OUTLINE_DEPTH = 10_000;

    private StrictJson() {}

    /**
     * Tells where a list of at most {@code maxBytes} characters has its elements, however long, deep or wrong these are. To
     * be used for their places only: each is then read by a {@link #mapper}.
     */
    public static JsonFactory outline(long maxBytes) {
        int longest = Math.toIntExact(maxBytes);
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(OUTLINE_DEPTH)
                .maxDocumentLength(maxBytes)
                .maxNumberLength(longest)
                .maxStringLength(longest)
                .maxNameLength(longest)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /** A mapper that reads documents of at most {@code maxBytes} characters. */
    public static JsonMapper mapper(long maxBytes) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxDocumentLength(maxBytes)
                .maxTokenCount(Math.max(200_000, maxBytes / 2))
                .maxNumberLength(20)
                .maxStringLength(20_000)
                .maxNameLength(64)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }
}
