package io.conduct.ledgerfile.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;

class DictionaryTest {

    /** What the services work out themselves. */
    private static final Set<String> COMPUTED = Set.of("/numberAsPrinted", "/counted/characters", "/counted/rule");

    private static final String MINIMAL = """
            kind: meeting
            title: 台账
            identity:
              headers: [编号]
            ignored: [序号]
            columns:
              - pointer: /title
                headers: [名称, 标题]
                type: TEXT
            """;

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void coversEveryPropertyOfTheSchema(RecordKind kind) {
        Dictionary dictionary = Dictionary.shipped(kind.singular());
        List<String> properties = new ArrayList<>();
        collect("", PublicSchemas.document(kind), properties);
        properties.removeAll(COMPUTED);

        assertThat(new TreeSet<>(dictionary.columns().stream()
                        .flatMap(column ->
                                Stream.of(column.pointer(), column.end() == null ? column.pointer() : column.end()))
                        .toList()))
                .containsAll(properties);
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void knowsAWordForEveryValueOfTheSchema(RecordKind kind) {
        for (Column column : Dictionary.shipped(kind.singular()).columns()) {
            JsonNode schema = PublicSchemas.document(kind).at(schemaPointer(column.pointer()));
            List<String> values = new ArrayList<>();
            (column.type() == ColumnType.LIST ? schema.path("items") : schema)
                    .path("enum")
                    .forEach(value -> values.add(value.stringValue()));
            if (schema.isMissingNode()) {
                continue;
            }
            if (column.type() == ColumnType.WORD || column.type() == ColumnType.LIST) {
                assertThat(column.words().values()).as(column.pointer()).containsExactlyElementsOf(values);
            } else {
                assertThat(values).as(column.pointer()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "文号, /number",
        "发文字号, /number",
        "公文文号, /number",
        "文件编号, /number",
        "题名, /title",
        "公文标题, /title",
        "主送单位, /recipients",
        "成文日期, /signedOn",
        "签发日期 *, /signedOn",
        "签 发 日 期, /signedOn",
        "签发日期：, /signedOn",
        "分送日期, /issuedOn",
        "字数（千字）, /characters",
        "印发份数(份), /copies"
    })
    void findsAColumnByItsSynonyms(String header, String pointer) {
        assertThat(Dictionary.shipped("document")
                        .heading(header)
                        .orElseThrow()
                        .column()
                        .pointer())
                .isEqualTo(pointer);
    }

    @Test
    void readsTheUnitInAHeader() {
        assertThat(Dictionary.shipped("document")
                        .heading("字数（千字）")
                        .orElseThrow()
                        .unit())
                .isEqualTo("千字");
        assertThat(Dictionary.shipped("document")
                        .heading("字数（正文）")
                        .orElseThrow()
                        .unit())
                .isEmpty();
    }

    @Test
    void namesTheLineOfAHeaderThatTwoColumnsHave() {
        assertThatThrownBy(() -> read(MINIMAL + "  - pointer: /kind\n    headers: [标 题]\n    type: TEXT\n"))
                .hasMessageMatching(
                        "(?s)dictionary.yaml:10: .*header 标 题 \\(expected: of /kind alone, /title has it too\\)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: WORDY|type: WORDY (expected one of",
                "type: WORD|missing property 'words'",
                "type: TIME|missing property 'day'",
                "pointer: title|title (expected: a JSON pointer",
                "unit: {人: 1}|unknown property",
                "units: {人: 0}|0 (expected: 1 to 1000000)",
                "words: {A: [甲], B: [甲]}|a word of B alone",
                "fallbacks: [{value: X}]|X (expected one of"
            })
    void namesFileLineAndReasonOfWhatIsWrong(String change, String reason) {
        String property = change.substring(0, change.indexOf(':'));
        String yaml = MINIMAL.contains(" " + property + ":") && !"kind".equals(property)
                ? MINIMAL.replaceAll("(?m)" + property + ": (?=/title|TEXT).*$", change)
                : MINIMAL + "    " + change + "\n";

        assertThatThrownBy(() -> read(yaml))
                .hasMessageMatching("(?s)dictionary.yaml:[0-9]+: .*")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAFallbackOnAPropertyNobodyFills() {
        assertThatThrownBy(() -> read(MINIMAL + "    fallbacks: [{endOf: /nothing}]\n"))
                .hasMessageContaining("/nothing is used (expected: the pointer of a column)");
    }

    @Test
    void refusesToDeriveAnIdentityFromNothing() {
        assertThatThrownBy(() -> read(MINIMAL.replace("headers: [编号]", "headers: [编号]\n  derivation: VALUE")))
                .hasMessageContaining("derivation VALUE from 0 properties");
    }

    private static Dictionary read(String yaml) {
        return Dictionary.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "dictionary.yaml";
            }
        });
    }

    private static void collect(String path, JsonNode schema, List<String> into) {
        schema.path("properties").propertyNames().forEach(name -> {
            JsonNode property = schema.path("properties").path(name);
            String pointer = path + "/" + name;
            if (property.has("properties")) {
                collect(pointer, property, into);
            } else if (property.path("items").has("properties")) {
                collect(pointer + "/*", property.path("items"), into);
            } else {
                into.add(pointer);
            }
        });
    }

    private static String schemaPointer(String pointer) {
        return pointer.replace("/*/", "/items/properties/")
                .replaceAll("/(?!items|properties)([^/]+)", "/properties/$1")
                .replace("/properties/properties", "/properties");
    }
}
