package io.conduct.service.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataFileTest {

    @Test
    void knowsTheLineOfEveryValue() {
        DataNode limits = read("limits:\n  - code: a\n    from: 2016-07-01\n  - code: b\n")
                .required("limits");

        assertThat(limits.items()).extracting(DataNode::line).containsExactly(2, 4);
        assertThat(limits.items().get(0).required("from").date()).isEqualTo(LocalDate.of(2016, 7, 1));
    }

    @Test
    void namesFileLineAndReasonOfAWrongValue() {
        DataNode from = read("limits:\n  from: 2016-02-30\n").required("limits").required("from");

        assertThatThrownBy(from::date)
                .hasMessage("rules.yaml:2: limits.from: 2016-02-30 (expected: a date such as 2016-07-01)");
    }

    @Test
    void refusesAPropertyNobodyKnows() {
        DataNode node = read("limit: 3\nlimmit: 4\n");

        assertThatThrownBy(() -> node.allowing("limit"))
                .hasMessage("rules.yaml:2: limmit: unknown property (expected one of: limit)");
    }

    @Test
    void refusesAPropertyGivenTwice() {
        assertThatThrownBy(() -> read("limit: 3\nlimit: 4\n").fields())
                .hasMessage("rules.yaml:2: property 'limit' given twice");
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThatThrownBy(() -> read("a: [1,\nb: 2")).hasMessageStartingWith("rules.yaml:2: ");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read("")).hasMessage("rules.yaml:1: empty (expected: data)");
    }

    @Test
    void missesARequiredProperty() {
        assertThatThrownBy(() -> read("a: 1").required("b")).hasMessage("rules.yaml:1: missing property 'b'");
    }

    @Test
    void reportsTheErrorsOfAllItemsAtOnce() {
        List<DataNode> items = read("items: [1, x, 3, y]").required("items").items();

        assertThatThrownBy(() -> DataFile.readAll(items, item -> item.integer(1, 9)))
                .isInstanceOfSatisfying(
                        DataFileException.class, e -> assertThat(e.errors()).hasSize(2));
    }

    @Test
    void boundsAWholeNumber() {
        DataNode days = read("days: 12").required("days");

        assertThatThrownBy(() -> days.integer(1, 9)).hasMessage("rules.yaml:1: days: 12 (expected: 1 to 9)");
    }

    private static DataNode read(String yaml) {
        return DataFile.read("rules.yaml", new StringReader(yaml));
    }
}
