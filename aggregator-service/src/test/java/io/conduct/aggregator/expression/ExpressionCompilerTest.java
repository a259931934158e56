package io.conduct.aggregator.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.aggregator.TestEvents;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionCompilerTest {

    private static final String HELD = "'title':'会议','kind':'PARTY_GROUP','status':'HELD','heldOn':'2021-03-05'";

    private final ExpressionCompiler meetings = new ExpressionCompiler(RecordKind.MEETING);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "payload.status == 'HELD' | true",
                "has(payload.statutory) && payload.statutory | false",
                "has(payload.agenda) && payload.agenda.exists(i, has(i.topics) && '党风廉政' in i.topics) | true",
                "has(payload.expenses) && has(payload.expenses.lodging) && hundredths(payload.expenses.lodging) == 123456 | true",
                "has(payload.days) && hundredths(payload.days) == 150 | true",
                "size(findings) == 1 && findings[0].severity == 'WARNING' | true"
            })
    void evaluatesOverTheEvent(String source, boolean expected) {
        EventValues values = values(
                "'days':1.5,'agenda':[{'topics':['党风廉政']}],'expenses':{'lodging':'1234.56'}",
                new Finding("AGENDA_TOO_LONG", Finding.Severity.WARNING, "3", "5", "…", "/agenda"));

        assertThat(meetings.condition(source).holds(values)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "payload.knd == 'X' | undefined field 'knd' (at character 8)",
                "payload.status == 1 | found no matching overload for '_==_'",
                "payload.status = 'HELD' | token recognition error",
                "payload.title | a value of type string (expected: bool)",
                "payload.statutory | payload.statutory: optional (expected: has(payload.statutory) in the condition)",
                "has(payload.relays.ownMeasures) | payload.relays: optional",
                "has(payload.agenda) && payload.agenda.exists(i, i.kind == 'HEARING') | i.kind: optional",
                "payload.kind == 'PARTY_GRUOP' | 'PARTY_GRUOP' (expected one of: PARTY_GROUP",
                "'HELDD' != payload.status | 'HELDD' (expected one of:",
                "payload.kind in ['REVIEW', 'REVUE'] | 'REVUE' (expected one of:",
                "findings.exists(f, f.severity == 'ERROR') | 'ERROR' (expected one of:",
                "has(payload.participants) && double(payload.participants) > 1.5 | a floating-point number",
                "has(payload.days) && payload.days > 1 | found no matching overload for '_>_'",
                "record.status == 'HELD' | undeclared reference to 'record'"
            })
    void refusesAWrongCondition(String source, String reason) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> meetings.condition(source))
                .withMessageContaining(reason);
    }

    @Test
    void namesEveryReason() {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> meetings.condition("payload.knd == 'X' || payload.zz"))
                .satisfies(e -> assertThat(e.reasons()).hasSize(2));
    }

    @Test
    void readsAnOptionalPropertyThatTheConditionTests() {
        Expression condition = meetings.condition("has(payload.participants)");

        assertThat(meetings.amount("payload.participants", condition).amount(values("'participants':40")))
                .isEqualTo(40);
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> meetings.amount("payload.participants", meetings.condition("true")))
                .withMessageContaining("payload.participants: optional");
    }

    @Test
    void labelsWhatIsMissingAsUnspecified() {
        Expression label = meetings.label("payload.meetingClass", meetings.condition("true"));

        assertThat(label.label(values("'meetingClass':2"))).isEqualTo("2");
        assertThat(label.label(values("'days':1"))).isEqualTo(ExpressionCompiler.ABSENT);
    }

    @ParameterizedTest
    @CsvSource({"12.5,1250", "0,0", "-0.01,-1", "999999999999.99,99999999999999", "1.10,110"})
    void countsHundredthsExactly(String text, long hundredths) {
        Expression amount = meetings.amount("hundredths(payload.title)", meetings.condition("true"));

        assertThat(amount.amount(titled(text))).isEqualTo(hundredths);
    }

    @ParameterizedTest
    @CsvSource({"0.001", "1e999999999", "1e-999999999", "abc", "''", "9999999999999999999"})
    void hasNoValueForWhatIsNoExactNumberOfHundredths(String text) {
        Expression amount = meetings.amount("hundredths(payload.title)", meetings.condition("true"));

        assertThatExceptionOfType(UnevaluableException.class)
                .isThrownBy(() -> amount.amount(titled(text)))
                .withMessage("hundredths(payload.title) has no value for this event");
    }

    @Test
    void countsWholeMinutesBetweenInstants() {
        Expression amount = meetings.amount(
                "minutes(payload.startsAt, payload.endsAt)",
                meetings.condition("has(payload.startsAt) && has(payload.endsAt)"));

        assertThat(amount.amount(values("'startsAt':'2021-03-05T09:00:00+08:00','endsAt':'2021-03-05T02:30:59Z'")))
                .isEqualTo(90);
        assertThatExceptionOfType(UnevaluableException.class)
                .isThrownBy(() -> amount.amount(values("'startsAt':'nine','endsAt':'ten'")));
    }

    @Test
    void hasNoValueForAPayloadThatBreaksItsSchema() {
        Expression amount =
                meetings.amount("payload.participants * 2", meetings.condition("has(payload.participants)"));

        assertThatExceptionOfType(UnevaluableException.class)
                .isThrownBy(() -> amount.amount(values("'participants':'many'")));
    }

    @Test
    void knowsTheDatesOfAPayload() {
        assertThat(meetings.isDate("heldOn")).isTrue();
        assertThat(meetings.isDate("title")).isFalse();
        assertThat(meetings.isDate("startsAt")).isFalse();
        assertThat(meetings.isDate("nothing")).isFalse();
    }

    private static EventValues values(String more, Finding... findings) {
        String payload = "{" + HELD + "," + more + "}";
        return EventValues.of(TestEvents.recorded(RecordKind.MEETING, payload, List.of(findings)));
    }

    private static EventValues titled(String title) {
        String payload = "{" + HELD.replace("会议", title) + "}";
        return EventValues.of(TestEvents.recorded(RecordKind.MEETING, payload, List.of()));
    }
}
