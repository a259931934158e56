package io.conduct.contract.payload;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** Money and percentages: a plain decimal in a JSON string, with the decimals it was given. */
@JacksonAnnotationsInside
@JsonDeserialize(using = DecimalText.Reader.class)
@JsonSerialize(using = DecimalText.Writer.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface DecimalText {

    /** Refuses everything but a string of at most twelve digits and two decimals. */
    final class Reader extends ValueDeserializer<BigDecimal> {

        private static final Pattern PLAIN = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,2})?");

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
            }
            String text = parser.getString();
            if (!PLAIN.matcher(text).matches()) {
                return (BigDecimal) context.handleWeirdStringValue(
                        BigDecimal.class, text, "a plain decimal with at most two decimals is expected");
            }
            return new BigDecimal(text);
        }
    }

    /** Never writes an exponent. */
    final class Writer extends ValueSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toPlainString());
        }
    }
}
