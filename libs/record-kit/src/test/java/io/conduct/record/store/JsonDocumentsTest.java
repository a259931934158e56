package io.conduct.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonDocumentsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is on disk was written through a text; it must read and compare as before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'a':{'b':[1,[2,{'c':null}],[]]},'d':true,'e':false,'f':''}",
                "{'i':0,'j':-2147483648,'k':2147483647,'l':2147483648,'m':-9223372036854775808,'n':9223372036854775807}",
                "{'d':0.1,'e':-0.0,'f':1e300,'g':4712405.58,'h':12.50}",
                "{'t':'〔2021〕5号 \\u0000 \\\" 😀'}"
            })
    void storesWhatATextWouldHaveStored(String single) {
        ObjectNode json = (ObjectNode) JSON.readTree(single.replace('\'', '"'));

        assertThat(JsonDocuments.toDocument(json)).isEqualTo(Document.parse(JSON.writeValueAsString(json)));
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void givesBackWhatItStored(RecordKind kind) {
        ObjectNode example = (ObjectNode) PublicSchemas.example(kind);
        ObjectNode plain = (ObjectNode) JSON.readTree(JSON.writeValueAsString(example));

        assertThat(JsonDocuments.toJson(JsonDocuments.toDocument(plain))).isEqualTo(plain);
    }

    @Test
    void readsAWholeNumberAsTheSmallestThatHoldsIt() {
        Document stored = new Document("few", 5L).append("many", 1L << 40);

        assertThat(JsonDocuments.toJson(stored)).isEqualTo(JSON.readTree("{\"few\":5,\"many\":1099511627776}"));
    }

    @Test
    void refusesWhatJsonHasNoFormFor() {
        assertThatThrownBy(() -> JsonDocuments.toJson(new Document("at", Instant.EPOCH)))
                .hasMessage("java.time.Instant (expected: a value that JSON has)");
    }
}
