package io.conduct.contract.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class PayloadJsonTest {

    private static final Map<RecordKind, Class<?>> TYPES = Map.of(
            RecordKind.MEETING, Meeting.class,
            RecordKind.DOCUMENT, Document.class,
            RecordKind.PETITION, Petition.class);

    private final JsonMapper json = PayloadJson.mapper();

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void writesWhatItRead(RecordKind kind) {
        String example = json.writeValueAsString(PublicSchemas.example(kind));

        Object payload = json.readValue(example, TYPES.get(kind));

        assertThat(json.writeValueAsString(payload)).isEqualTo(example);
    }

    @Test
    void writesNoAbsentProperty() {
        String petition = """
                {"channel":"CALL","receivedOn":"2021-01-04","persons":1}""";

        assertThat(json.writeValueAsString(json.readValue(petition, Petition.class)))
                .isEqualTo(petition);
    }

    @Test
    void readsAnEmptyListAsAnAbsentOne() {
        Petition without =
                json.readValue("{\"channel\":\"CALL\",\"receivedOn\":\"2021-01-04\",\"persons\":1}", Petition.class);

        Petition with = json.readValue(
                "{\"channel\":\"CALL\",\"receivedOn\":\"2021-01-04\",\"persons\":1,\"supervisions\":[]}",
                Petition.class);

        assertThat(with).isEqualTo(without);
    }

    @Test
    void readsTextInItsComposedForm() {
        Document document = json.readValue(
                "{\"title\":\"Cafe\\u0301\",\"genre\":\"OTHER\",\"signedOn\":\"2021-01-04\",\"recipients\":[\"e\\u0301\"]}",
                Document.class);

        assertThat(document.title()).isEqualTo("Caf\u00e9");
        assertThat(document.recipients()).containsExactly("\u00e9");
    }

    @Test
    void keepsTheOffsetOfAnInstant() {
        Meeting meeting = meeting("\"startsAt\":\"2021-01-04T01:00:00Z\"");

        assertThat(json.writeValueAsString(meeting)).contains("\"startsAt\":\"2021-01-04T01:00:00Z\"");
    }

    @Test
    void readsAWholeNumberOfDays() {
        assertThat(meeting("\"days\":2").days()).isEqualTo(new BigDecimal("2"));
    }

    @Test
    void addsUpTheHeadingsThatAreGiven() {
        Meeting.Expenses expenses = new Meeting.Expenses(null, new BigDecimal("12.5"), new BigDecimal("0.05"));

        assertThat(expenses.total()).isEqualByComparingTo("12.55");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"titel\":\"x\"",
                "\"title\":\"twice\"",
                "\"participants\":1.0",
                "\"participants\":\"1\"",
                "\"participants\":\"\"",
                "\"participants\":true",
                "\"statutory\":\"true\"",
                "\"statutory\":1",
                "\"planItem\":7",
                "\"planItem\":false",
                "\"mode\":0",
                "\"mode\":\"0\"",
                "\"mode\":\"\"",
                "\"mode\":\"on_site\"",
                "\"venue\":\"\"",
                "\"venue\":[]",
                "\"agenda\":{\"title\":\"x\"}",
                "\"agenda\":\"\"",
                "\"days\":\"1\"",
                "\"startsAt\":1609722000",
                "\"startsAt\":\"2021-01-04T09:00:00\"",
                "\"startsAt\":\"\"",
                "\"approval\":{\"approvedOn\":[2021,1,4]}",
                "\"approval\":{\"approvedOn\":\"2021-02-30\"}",
                "\"approval\":{\"approvedOn\":\"2021-01-04T00:00:00Z\"}",
                "\"expenses\":{\"meals\":12}",
                "\"expenses\":{\"meals\":\"1e3\"}",
                "\"expenses\":{\"meals\":\"12.345\"}",
                "\"expenses\":{\"meals\":\" 12\"}"
            })
    void guessesAtNothing(String property) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> meeting(property));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"channel\":\"CALL\",\"receivedOn\":\"2021-01-04\"}",
                "{\"channel\":\"CALL\",\"receivedOn\":\"2021-01-04\",\"persons\":null}",
                "{\"channel\":null,\"receivedOn\":\"2021-01-04\",\"persons\":1}",
                "{\"channel\":\"CALL\",\"receivedOn\":\"2021-01-04\",\"persons\":1} {}"
            })
    void readsNoIncompletePetition(String petition) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.readValue(petition, Petition.class));
    }

    private Meeting meeting(String property) {
        return json.readValue(
                "{\"title\":\"会议\",\"kind\":\"OTHER\",\"status\":\"HELD\",\"heldOn\":\"2021-01-04\"," + property + "}",
                Meeting.class);
    }
}
