package io.conduct.petition.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.RecordId;
import io.conduct.petition.KeyFiles;
import io.conduct.record.domain.PersonalData.Sealed;
import io.conduct.record.domain.PersonalData.Taken;
import io.conduct.service.problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PetitionPersonalDataTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RecordId ID = new RecordId("congress", "LX-1");
    private static final String ID_NUMBER = "110101199003070054";
    private static final String PERSONAL = """
            {"petitioners": [{"name": "测试甲", "idNumber": "%s", "phone": "010-0000 0000", "address": "测试路1号"},
                             {"name": "测试乙"}],
             "content": "反映测试问题。\\n第二段。"}""".formatted(ID_NUMBER);

    private final PetitionPersonalData personal = data(KeyFiles.json("first"));

    @Test
    void takesThePersonalPartOutAndGivesItBackAsItWas() {
        ObjectNode submitted = object(PERSONAL).put("channel", "LETTER");

        Sealed sealed = sealed(personal.take(ID, submitted));

        assertThat(submitted.propertyNames()).containsExactly("channel");
        assertThat(personal.open(ID, sealed.fields())).isEqualTo(object(PERSONAL));
    }

    @Test
    void keepsNothingReadableInWhatIsSealed() {
        Sealed sealed = sealed(personal.take(ID, object(PERSONAL)));

        assertThat(sealed.toString()).doesNotContain("测试", ID_NUMBER, "0000", "反映");
    }

    @Test
    void takesNothingWhereNothingIs() {
        assertThat(personal.take(ID, object("{\"channel\":\"LETTER\"}"))).isEqualTo(new Taken(null, List.of()));
        assertThat(personal.take(ID, object("{\"petitioners\":[]}"))).isEqualTo(new Taken(null, List.of()));
    }

    @Test
    void sealsTheSameContentDifferentlyWithTheSameDigest() {
        Sealed one = sealed(personal.take(ID, object(PERSONAL)));
        Sealed other = sealed(personal.take(ID, object(PERSONAL)));
        Sealed changed = sealed(personal.take(ID, object(PERSONAL.replace("乙", "丙"))));

        assertThat(other.fields()).isNotEqualTo(one.fields());
        assertThat(other.digest()).isEqualTo(one.digest()).isNotEqualTo(changed.digest());
        assertThat(changed.fields().path("content").path("digest"))
                .isEqualTo(one.fields().path("content").path("digest"));
        assertThat(changed.fields().path("petitioners").path("digest"))
                .isNotEqualTo(one.fields().path("petitioners").path("digest"));
    }

    @Test
    void bindsEveryValueToItsRecordAndItsPlace() {
        ObjectNode fields = sealed(personal.take(ID, object(PERSONAL))).fields();
        ObjectNode moved = fields.deepCopy();
        ObjectNode first = (ObjectNode) moved.path("petitioners").path("sealed").path(0);
        first.set("address", first.required("name"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> personal.open(new RecordId("congress", "LX-2"), fields))
                .withMessageContaining("in the place it was sealed for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> personal.open(ID, moved))
                .withMessageContaining("in the place it was sealed for");
    }

    @Test
    void refusesWhatWasTamperedWith() {
        ObjectNode fields = sealed(personal.take(ID, object(PERSONAL))).fields();
        ObjectNode envelope = (ObjectNode) fields.path("content").path("sealed");
        byte[] sealed = Base64.getDecoder().decode(envelope.path("ciphertext").stringValue());
        sealed[sealed.length / 2] ^= 1;
        envelope.put("ciphertext", Base64.getEncoder().encodeToString(sealed));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> personal.open(ID, fields))
                .withMessageContaining("expected: unchanged");
    }

    @Test
    void readsWhatAnOlderKeySealedAndSealsWithTheNewOne() {
        ObjectNode old = sealed(personal.take(ID, object(PERSONAL))).fields();
        PetitionPersonalData rotated = data(KeyFiles.json("first", "second"));
        Sealed fresh = sealed(rotated.take(ID, object(PERSONAL)));

        assertThat(rotated.open(ID, old)).isEqualTo(object(PERSONAL));
        assertThat(fresh.fields().path("content").path("sealed").path("keyId").stringValue())
                .isEqualTo("second");
        assertThat(fresh.digest())
                .isEqualTo(sealed(personal.take(ID, object(PERSONAL))).digest());
        assertThat(fresh.keys())
                .isEqualTo(sealed(personal.take(ID, object(PERSONAL))).keys());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> personal.open(ID, fresh.fields()))
                .withMessageContaining("sealed with the key second for AES256_GCM");
    }

    @Test
    void letsAnotherAlgorithmBehindTheSameEnvelope() {
        ObjectNode old = sealed(personal.take(ID, object(PERSONAL))).fields();
        ObjectNode keys = KeyFiles.json("first");
        keys.withArray("keys").addObject().put("id", "sm").put("alg", "SM4_GCM").put("key", KeyFiles.random("sm", 16));
        PetitionPersonalData withSm4 = data(keys.put("primary", "sm"));
        ObjectNode fresh = sealed(withSm4.take(ID, object(PERSONAL))).fields();

        assertThat(fresh.path("content").path("sealed").path("alg").stringValue())
                .isEqualTo("SM4_GCM");
        assertThat(withSm4.open(ID, fresh)).isEqualTo(object(PERSONAL));
        assertThat(withSm4.open(ID, old)).isEqualTo(object(PERSONAL));
    }

    @Test
    void sealsWholeMessages() {
        byte[] message = PERSONAL.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = personal.sealBytes(message);

        assertThat(personal.openBytes(sealed)).isEqualTo(message);
        assertThat(data(KeyFiles.json("first", "second")).openBytes(sealed)).isEqualTo(message);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("测试", ID_NUMBER);
        assertThatIllegalArgumentException().isThrownBy(() -> personal.openBytes(message));
        assertThatIllegalArgumentException().isThrownBy(() -> personal.openBytes(new byte[] {1, 2, 3}));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"petitioners":null}                                        | /petitioners            | TYPE
            {"petitioners":"测试甲"}                                     | /petitioners            | TYPE
            {"petitioners":["测试甲"]}                                   | /petitioners/0          | TYPE
            {"petitioners":[{}]}                                        | /petitioners/0          | LENGTH
            {"petitioners":[{"name":"甲"},{"测试甲":"name"}]}             | /petitioners/1          | UNKNOWN_PROPERTY
            {"petitioners":[{"name":""}]}                               | /petitioners/0/name     | LENGTH
            {"petitioners":[{"name":"  "}]}                             | /petitioners/0/name     | FORMAT
            {"petitioners":[{"name":"甲\\u0000乙"}]}                      | /petitioners/0/name     | FORMAT
            {"petitioners":[{"name":"甲\\ud800"}]}                       | /petitioners/0/name     | FORMAT
            {"petitioners":[{"name":1}]}                                | /petitioners/0/name     | TYPE
            {"petitioners":[{"idNumber":"110101199003070055"}]}         | /petitioners/0/idNumber | FORMAT
            {"petitioners":[{"idNumber":"110101199013070059"}]}         | /petitioners/0/idNumber | FORMAT
            {"petitioners":[{"idNumber":"110101900307005"}]}            | /petitioners/0/idNumber | FORMAT
            {"petitioners":[{"phone":"测试"}]}                           | /petitioners/0/phone    | FORMAT
            {"petitioners":[{"phone":"12"}]}                            | /petitioners/0/phone    | FORMAT
            {"petitioners":[{"address":{}}]}                            | /petitioners/0/address  | TYPE
            {"content":""}                                              | /content                | LENGTH
            {"content":"\\n \\n"}                                         | /content                | FORMAT
            {"content":["反映"]}                                         | /content                | TYPE
            """)
    void refusesWhatIsNoPersonalPartWithoutQuotingIt(String submitted, String pointer, String code) {
        Taken taken = personal.take(ID, object(submitted));

        assertThat(taken.sealed()).isNull();
        assertThat(taken.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple(pointer, code));
        assertThat(taken.errors().toString()).doesNotContain("测试", "1101", "反映");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(personal.take(ID, JSON.createObjectNode().put("content", "长".repeat(50_001)))
                        .errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/content", "LENGTH"));
        assertThat(personal.take(ID, JSON.createObjectNode().put("content", "长".repeat(50_000)))
                        .errors())
                .isEmpty();
    }

    @Test
    void keepsAnIdentityNumberInItsOneForm() {
        Taken taken = personal.take(ID, object("{\"petitioners\":[{\"idNumber\":\"11010519491231002x\"}]}"));

        JsonNode opened = personal.open(ID, sealed(taken).fields());

        assertThat(opened.path("petitioners").path(0).path("idNumber").stringValue())
                .isEqualTo("11010519491231002X");
    }

    private static PetitionPersonalData data(ObjectNode keys) {
        Path file = KeyFiles.fresh();
        KeyFiles.write(file, keys);
        return new PetitionPersonalData(KeyFile.read(file, List.of(new AesGcm(), new Sm4Gcm())));
    }

    private static Sealed sealed(Taken taken) {
        assertThat(taken.errors()).isEmpty();
        return Objects.requireNonNull(taken.sealed());
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
