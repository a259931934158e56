package io.conduct.contract.payload;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** The one way to read and write payloads. */
public final class PayloadJson {

    private static final JsonMapper MAPPER = strictMapper();

    private PayloadJson() {}

    /**
     * The mapper of the payloads. It reads nothing that it would have to guess at: no unknown or doubled property, no
     * fraction for an integer, no string for a number, no number for a constant, no single value for a list. It reads
     * text in Unicode NFC, so that two encodings of one text compare equal, and writes no absent property.
     */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonMapper strictMapper() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE, DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .withCoercionConfigDefaults(coercion -> Arrays.stream(CoercionInputShape.values())
                        .forEach(shape -> coercion.setCoercion(shape, CoercionAction.Fail)))
                .withCoercionConfig(
                        LogicalType.Float,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .addModule(new SimpleModule("payload-text")
                        .addDeserializer(String.class, new TextReader<>(String.class, PayloadJson::composed))
                        .addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, LocalDate::parse))
                        .addDeserializer(
                                OffsetDateTime.class, new TextReader<>(OffsetDateTime.class, OffsetDateTime::parse)))
                .build();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Reads a value that JSON can only spell as a string. */
    private static final class TextReader<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final transient Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            String text = parser.getString();
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                return type.cast(context.handleWeirdStringValue(type, text, "%s", e.getMessage()));
            }
        }
    }
}
