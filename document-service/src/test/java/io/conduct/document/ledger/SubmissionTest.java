package io.conduct.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.payload.PayloadJson;
import io.conduct.service.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SubmissionTest {

    private static final JsonMapper JSON = PayloadJson.mapper();

    @Test
    void keepsTheLengthOfATextAndNotTheText() {
        ObjectNode submitted = submitted("{'text':'各单位：\\n现通知如下。'}");

        assertThat(Submission.prepare(submitted)).isEmpty();
        assertThat(submitted).isEqualTo(submitted("{'characters':10,'counted':{'characters':10,'rule':1}}"));
    }

    @Test
    void keepsTheLengthThatIsGivenBesideTheOneCounted() {
        ObjectNode submitted = submitted("{'characters':9,'text':'各单位：\\n现通知如下。'}");

        assertThat(Submission.prepare(submitted)).isEmpty();
        assertThat(submitted).isEqualTo(submitted("{'characters':9,'counted':{'characters':10,'rule':1}}"));
    }

    @Test
    void takesBackWhatItCounted() {
        ObjectNode submitted = submitted("{'counted':{'characters':10,'rule':1}}");

        assertThat(Submission.prepare(submitted)).isEmpty();
        assertThat(submitted.path("characters").intValue()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"12, TYPE", "null, TYPE", "['正文'], TYPE", "'', LENGTH", "' \\n', LENGTH", "'附件1\\n名单', LENGTH"})
    void refusesWhatIsNoBody(String text, String code) {
        assertThat(Submission.prepare(submitted("{'text':" + text + "}")))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/text", code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "机密★10年 关于有关事项的通知",
                "关于有关事项的通知（绝密★）",
                "秘密 ★1年",
                "秘密*5年关于有关事项的通知",
                "（机密）关于有关事项的通知",
                "关于有关事项的通知（机密）",
                "关于有关事项的通知【秘密10年】",
                "【秘密】关于有关事项的通知",
                "[绝密]关于有关事项的通知",
                "〔秘密 5年〕关于有关事项的通知",
                "机密：关于有关事项的通知",
                "秘密 关于有关事项的通知",
                "绝密10年关于有关事项的通知",
                "绝密",
                "\u3000（机密）通知"
            })
    void refusesAMarkOfSecrecyWithoutRepeatingIt(String marked) {
        for (String property : List.of("title", "number", "urgency", "basis", "text")) {
            ObjectNode submitted = JSON.createObjectNode().put(property, marked);

            assertThat(Submission.prepare(submitted)).singleElement().satisfies(error -> {
                assertThat(error.pointer()).isEqualTo("/%s", property);
                assertThat(error.code()).isEqualTo("SECRET_REFUSED");
                assertThat(error.detail()).doesNotContain(marked).doesNotContain("密");
            });
        }
    }

    @Test
    void findsAMarkAtAnyDepth() {
        ObjectNode submitted = submitted("{'relays':{'reference':'机密★关于'},'recipients':['市委','秘密★5年']}");

        assertThat(Submission.prepare(submitted))
                .extracting(FieldError::pointer)
                .containsExactly("/relays", "/recipients");
    }

    @ParameterizedTest
    @ValueSource(strings = {"关于秘密载体管理的通知", "关于做好安全保密（含机密信息）工作的通知", "★关于先进集体的通报", "秘密工作纪律", "关于保守国家秘密：若干要求的通知"})
    void acceptsADocumentAboutSecrecy(String title) {
        assertThat(Submission.prepare(JSON.createObjectNode().put("title", title)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "secrecy, 'SECRET'",
        "classification, '机密'",
        "securityLevel, 2",
        "secret_level, '秘密'",
        "isSecret, true",
        "密级, '秘密'",
        "保密期限, '10年'",
        "Confidential, {'level':'机密'}",
        "CLASSIFICATION, '内部'"
    })
    void refusesAPropertyThatSaysSecret(String property, String value) {
        assertThat(Submission.prepare(submitted("{'" + property + "':" + quoted(value) + "}")))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/" + property, "SECRET_REFUSED"));
    }

    @ParameterizedTest
    @CsvSource({"secrecy, 'none'", "密级, '无'", "isSecret, false", "classification, null", "secretary, '某同志'"})
    void leavesAPropertyThatSaysNotSecretToTheSchema(String property, String value) {
        assertThat(Submission.prepare(submitted("{'" + property + "':" + quoted(value) + "}")))
                .isEmpty();
    }

    /** CsvSource takes the quotes away. */
    private static String quoted(String value) {
        return value.matches("true|false|null|[0-9]+|\\{.*") ? value : "'" + value + "'";
    }

    private static ObjectNode submitted(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }
}
