package io.conduct.service.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.ProblemException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonFieldsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void takesWhatIsInOrder() {
        JsonFields fields = fields("{'name':'备注','count':412,'complete':true,'a':12.50,'b':'7.25','c':1e3}");

        assertThat(fields.text("name", 0, 10)).contains("备注");
        assertThat(fields.count("count", 1000)).contains(412L);
        assertThat(fields.flag("complete")).contains(true);
        assertThat(fields.amount("a", 12, 6)).contains(new BigDecimal("12.50"));
        assertThat(fields.amount("b", 12, 6)).contains(new BigDecimal("7.25"));
        assertThat(fields.amount("c", 12, 6)).contains(new BigDecimal("1000"));
        assertThat(fields.amount("missing", 12, 6)).isEmpty();
        assertThatNoException().isThrownBy(fields::throwIfRefused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'x':1}|/x|UNKNOWN_PROPERTY",
                "{'a/b':1}|/a~1b|UNKNOWN_PROPERTY",
                "{'text':1}|/text|TYPE",
                "{'text':''}|/text|LENGTH",
                "{'text':'123456'}|/text|LENGTH",
                "{'flag':'true'}|/flag|TYPE",
                "{'count':1.0}|/count|TYPE",
                "{'count':-1}|/count|RANGE",
                "{'count':11}|/count|RANGE",
                "{'amount':'many'}|/amount|TYPE",
                "{'amount':-1}|/amount|RANGE",
                "{'amount':1e999}|/amount|RANGE",
                "{'amount':0.001}|/amount|RANGE",
                "{'needed':null}|/needed|REQUIRED"
            })
    void namesWhatIsNot(String body, String pointer, String code) {
        JsonFields fields = fields(body);
        fields.allow("text", "flag", "count", "amount", "needed");
        fields.text("text", 1, 5);
        fields.flag("flag");
        fields.count("count", 10);
        fields.amount("amount", 3, 2);
        if (body.contains("needed")) {
            fields.requirePresent("needed");
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(fields::throwIfRefused)
                .satisfies(e -> assertThat(e.problem().errors())
                        .extracting(FieldError::pointer, FieldError::code)
                        .containsExactly(tuple(pointer, code)));
    }

    @Test
    void namesWhereAnObjectWithinTheDocumentIs() {
        JsonFields item = new JsonFields((ObjectNode) JSON.readTree("{\"y\":1}"), "/items/2");
        item.allow("x");
        item.requirePresent("x");

        assertThat(item.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/items/2/y", "UNKNOWN_PROPERTY"), tuple("/items/2/x", "REQUIRED"));
    }

    private static JsonFields fields(String json) {
        return new JsonFields((ObjectNode) JSON.readTree(json.replace('\'', '"')));
    }
}
