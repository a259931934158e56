package io.conduct.record.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class IfMatchTest {

    private static final StoredRecord VERSION_ONE = StoredRecord.first(
            new RecordId("congress", "m-1"),
            null,
            new StoredRecord.Content(
                    LocalDate.of(2021, 3, 5),
                    "OTHER",
                    JsonMapper.shared().createObjectNode(),
                    "digest",
                    null,
                    Set.of(),
                    Assessment.of(List.of())),
            Provenance.of("client", Door.HTTP, Instant.EPOCH));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "1"        | true
            "2"        | false
            *          | true
            "2", "1"   | true
            W/"1"      | false
            1          | false
            ''         | false
            """)
    void admitsExactlyTheVersionsItNames(String header, boolean admitted) {
        assertThat(IfMatch.of(header).admits(VERSION_ONE)).isEqualTo(admitted);
    }

    @Test
    void admitsEverythingWhenAbsent() {
        assertThat(IfMatch.of(null).admits(null)).isTrue();
    }

    @Test
    void neverAdmitsARecordThatIsNotThere() {
        assertThat(IfMatch.of("*").admits(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            *          | false
            "1"        | false
            W/"1"      | false
            "2"        | true
            "2", "1"   | false
            """)
    void refusesWhatIfNoneMatchNames(String header, boolean admitted) {
        assertThat(IfMatch.of(null, header).admits(VERSION_ONE)).isEqualTo(admitted);
        assertThat(IfMatch.of(null, header).admits(null)).isTrue();
    }
}
