package io.conduct.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordKindTest {

    @ParameterizedTest
    @CsvSource({
        "MEETING, meeting, meetings, conduct.meetings, conduct.meeting.recorded.v1, heldOn",
        "DOCUMENT, document, documents, conduct.documents, conduct.document.recorded.v1, signedOn",
        "PETITION, petition, petitions, conduct.petitions, conduct.petition.recorded.v1, receivedOn"
    })
    void hasTheNamesOfTheWire(
            RecordKind kind, String singular, String plural, String topic, String eventType, String businessDate) {
        assertThat(kind.singular()).isEqualTo(singular);
        assertThat(kind.plural()).isEqualTo(plural);
        assertThat(kind.topic()).isEqualTo(topic);
        assertThat(kind.eventType()).isEqualTo(eventType);
        assertThat(kind.businessDateProperty()).isEqualTo(businessDate);
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void isFoundByItsNames(RecordKind kind) {
        assertThat(RecordKind.ofTopic(kind.topic())).contains(kind);
        assertThat(RecordKind.ofPlural(kind.plural())).contains(kind);
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void takesItsBusinessDateFromARequiredProperty(RecordKind kind) {
        assertThat(PublicSchemas.document(kind).path("required").valueStream().map(name -> name.stringValue()))
                .contains(kind.businessDateProperty());
    }

    @Test
    void isNotFoundByAnotherName() {
        assertThat(RecordKind.ofTopic("meetings")).isEmpty();
        assertThat(RecordKind.ofPlural("meeting")).isEmpty();
    }
}
