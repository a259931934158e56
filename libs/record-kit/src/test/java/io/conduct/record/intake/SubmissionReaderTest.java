package io.conduct.record.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.RecordId;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.ledger.IfMatch;
import io.conduct.record.ledger.Intent;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.Problem;
import io.conduct.service.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SubmissionReaderTest {

    private static final OrgDirectory ORGS = new OrgDirectory(List.of(
            new Org("congress", "市人大常委会机关", null, null),
            new Org("congress.general-office", "办公室", null, null),
            new Org("congress.former", "原委员会", null, LocalDate.of(2020, 12, 31))));
    private static final Caller OFFICE = new Caller("general-office", "congress.general-office", Set.of());
    private static final Caller ROOT = new Caller("administrator", "congress", Set.of());
    private static final RecordId ID = new RecordId("congress.general-office", "m-1");

    private final SubmissionReader<?> reader = new SubmissionReader<>(new MeetingsForTests(3), ORGS, null);

    @Test
    void acceptsWhatTheSchemaAndTheDomainAccept() {
        Reading reading = read(ID, OFFICE, body -> body.put("sourceVersion", 7));

        Intent.Put intent = Objects.requireNonNull(reading.intent());

        assertThat(intent.sourceVersion()).isEqualTo(7);
        assertThat(intent.content().businessDate()).isEqualTo("2021-05-18");
        assertThat(intent.content().payload().has("sourceVersion")).isFalse();
    }

    @Test
    void givesEqualContentAnEqualDigestWhateverTheOrderOfItsProperties() {
        String one = digest(read(ID, OFFICE, body -> {}));
        String other = digest(read(ID, OFFICE, body -> body.set("title", body.remove("title"))));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void takesAnInstantWithoutSecondsForTheSameInstant() {
        String with = digest(read(ID, OFFICE, body -> body.put("startsAt", "2021-05-18T09:00:00+08:00")));
        String without = digest(read(ID, OFFICE, body -> body.put("startsAt", "2021-05-18T09:00+08:00")));

        assertThat(without).isEqualTo(with);
    }

    @Test
    void storesFindingsInsteadOfRefusing() {
        Reading reading = read(ID, OFFICE, body -> {
            ObjectNode item = (ObjectNode) body.withArray("agenda").get(0);
            body.withArray("agenda").add(item.deepCopy()).add(item.deepCopy());
        });

        assertThat(Objects.requireNonNull(reading.intent()).content().findings())
                .extracting("code")
                .containsExactly("AGENDA_TOO_LONG");
    }

    static Stream<Arguments> everythingWrong() {
        return Stream.of(
                wrong("a missing property", "/title", "REQUIRED", body -> body.remove("title")),
                wrong("an unknown property", "/titel", "UNKNOWN_PROPERTY", body -> body.put("titel", "x")),
                wrong("a text for a number", "/participants", "TYPE", body -> body.put("participants", "42")),
                wrong("a fraction for a whole number", "/participants", "TYPE", body -> body.put("participants", 1.5)),
                wrong("null for an optional property", "/mode", "TYPE", body -> body.putNull("mode")),
                wrong("an unknown constant", "/kind", "UNKNOWN_VALUE", body -> body.put("kind", "PARTY")),
                wrong("a number out of range", "/meetingClass", "RANGE", body -> body.put("meetingClass", 5)),
                wrong("a step that is not allowed", "/days", "RANGE", body -> body.put("days", 0.7)),
                wrong("a text that is too long", "/title", "LENGTH", body -> body.put("title", "会".repeat(501))),
                wrong("a day that does not exist", "/heldOn", "FORMAT", body -> body.put("heldOn", "2021-02-30")),
                wrong(
                        "an instant on a day that does not exist",
                        "/startsAt",
                        "FORMAT",
                        body -> body.put("startsAt", "2021-02-30T09:00:00+08:00")),
                wrong(
                        "an instant without an offset",
                        "/startsAt",
                        "FORMAT",
                        body -> body.put("startsAt", "2021-05-18T09:00:00")),
                wrong("a control character", "/title", "FORMAT", body -> body.put("title", "a\u0000b")),
                wrong(
                        "an unknown property deep inside",
                        "/agenda/1/minutes",
                        "UNKNOWN_PROPERTY",
                        body -> ((ObjectNode) body.withArray("agenda").get(1)).put("minutes", 3)),
                wrong("a domain rule", "/title", "INCONSISTENT", body -> body.put("title", "refuse me")),
                wrong("a negative sourceVersion", "/sourceVersion", "TYPE", body -> body.put("sourceVersion", -1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everythingWrong")
    void pointsAt(String what, String pointer, String code, Consumer<ObjectNode> damage) {
        Problem problem = Objects.requireNonNull(read(ID, OFFICE, damage).problem());

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .contains(tuple(pointer, code));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Problem problem = Objects.requireNonNull(read(ID, OFFICE, body -> {
                    body.remove("title");
                    body.put("kind", "NONE");
                    body.put("meetingClass", 9);
                })
                .problem());

        assertThat(problem.errors()).hasSize(3);
    }

    @Test
    void neverQuotesAValue() {
        Problem problem = Objects.requireNonNull(
                read(ID, OFFICE, body -> body.put("kind", "王小明").put("participants", "王小明"))
                        .problem());

        assertThat(problem.toString()).doesNotContain("王小明");
    }

    @Test
    void forbidsAnOrgOutsideTheCallersSubtree() {
        Reading reading = read(new RecordId("congress", "m-1"), OFFICE, body -> {});

        assertThat(Objects.requireNonNull(reading.problem()).status()).isEqualTo(403);
    }

    @Test
    void refusesAnOrgThatTheDirectoryDoesNotKnow() {
        assertThat(codes(read(new RecordId("congress.genral-office", "m-1"), ROOT, body -> {})))
                .containsExactly("UNKNOWN_ORG");
    }

    @Test
    void acceptsAUnitBelowAListedDepartment() {
        assertThat(read(new RecordId("congress.general-office.archive", "m-1"), OFFICE, body -> {})
                        .problem())
                .isNull();
    }

    @Test
    void refusesAnOrgThatHadEndedByThen() {
        assertThat(codes(read(new RecordId("congress.former", "m-1"), ROOT, body -> {})))
                .containsExactly("ORG_NOT_IN_FORCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "/etc", "a b", "a\nb", "e\u0301", "a/../b"})
    void refusesSourceIdsThatAreNoNames(String sourceId) {
        assertThat(codes(read(new RecordId("congress.general-office", sourceId), OFFICE, body -> {})))
                .contains("FORMAT");
    }

    private static Arguments wrong(String what, String pointer, String code, Consumer<ObjectNode> damage) {
        return Arguments.of(what, pointer, code, damage);
    }

    private Reading read(RecordId id, Caller caller, Consumer<ObjectNode> change) {
        ObjectNode body = MeetingsForTests.payload();
        change.accept(body);
        return reader.read(id, body, IfMatch.NONE, caller);
    }

    private static String digest(Reading reading) {
        return Objects.requireNonNull(reading.intent()).content().digest();
    }

    private static List<String> codes(Reading reading) {
        return Objects.requireNonNull(reading.problem()).errors().stream()
                .map(FieldError::code)
                .toList();
    }
}
