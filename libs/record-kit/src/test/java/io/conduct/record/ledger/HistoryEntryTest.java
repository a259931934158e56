package io.conduct.record.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Assessment;
import io.conduct.record.ledger.HistoryEntry.Change;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HistoryEntryTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void saysOfAPersonalPropertyOnlyThatItChanged() {
        ObjectNode before = sealed("same", "old");
        ObjectNode after = sealed("same", "new");

        assertThat(HistoryEntry.between(content(before), content(after)))
                .containsExactly(new Change("/text", null, null));
    }

    @Test
    void saysThatPersonalPropertiesCameAndWent() {
        ObjectNode sealed = sealed("a", "b");
        List<Change> both = List.of(new Change("/people", null, null), new Change("/text", null, null));

        assertThat(HistoryEntry.between(content(null), content(sealed))).isEqualTo(both);
        assertThat(HistoryEntry.between(content(sealed), content(sealed).erased()))
                .isEqualTo(both);
        assertThat(HistoryEntry.between(
                        content(sealed).erased(), content(sealed).erased()))
                .isEmpty();
    }

    private static ObjectNode sealed(String people, String text) {
        ObjectNode sealed = JSON.createObjectNode();
        sealed.putObject("people").put("digest", people).put("ciphertext", "x" + sealed.hashCode());
        sealed.putObject("text").put("digest", text);
        return sealed;
    }

    private static StoredRecord.Content content(@Nullable ObjectNode personal) {
        return new StoredRecord.Content(
                LocalDate.of(2021, 3, 5),
                "LETTER",
                JSON.createObjectNode(),
                "digest",
                personal,
                Set.of(),
                Assessment.of(List.of()));
    }
}
