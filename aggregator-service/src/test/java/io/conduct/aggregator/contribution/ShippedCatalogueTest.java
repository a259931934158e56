package io.conduct.aggregator.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.TestEvents;
import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ShippedCatalogueTest {

    private static final String MEETING = "'title':'会议','status':'HELD','heldOn':'2021-03-05'";
    private static final Finding TOO_LONG =
            new Finding("TOO_LONG", Finding.Severity.WARNING, "5000", "6000", "…", "/characters");

    private final ContributionRules rules =
            new ContributionRules(new CatalogueReader().read(new ClassPathResource("catalogue.yaml")));

    @Test
    void countsAnOrdinaryMeeting() {
        assertThat(meeting("'kind':'INTERNAL','planItem':'P1'"))
                .isEqualTo(Map.of(
                        "meetings.held", 1L,
                        "meetings.held.excluding-statutory", 1L,
                        "meetings.planned", 1L));
    }

    @Test
    void countsAMeetingMergedIntoAnotherOnceWithIt() {
        RecordEvent merged = TestEvents.derived(
                RecordKind.MEETING, "{" + MEETING + ",'kind':'INTERNAL'}", "{'countsAsMeeting':false}");

        assertThat(values(merged)).containsEntry("meetings.merged", 1L).doesNotContainKey("meetings.held");
    }

    @Test
    void goesByThePlanThatTheServiceKnows() {
        RecordEvent unplanned = TestEvents.derived(
                RecordKind.MEETING,
                "{" + MEETING + ",'kind':'INTERNAL','planItem':'no such item'}",
                "{'countsAsMeeting':true,'planned':false,'funding':'REFUSED'}");

        assertThat(values(unplanned))
                .containsEntry("meetings.unplanned", 1L)
                .containsEntry("meetings.funding-refused", 1L)
                .doesNotContainKey("meetings.planned");
    }

    @Test
    void countsTheFirstItemOnlyAsTheFirst() {
        String first = "{'topics':['第一议题']}";
        String other = "{'topics':['三重一大']}";

        assertThat(meeting("'kind':'PARTY_GROUP','agenda':[" + first + "," + other + "]"))
                .containsEntry("party-group.first-topic", 1L)
                .containsEntry("party-group.major-decisions", 1L);
        assertThat(meeting("'kind':'PARTY_GROUP','agenda':[" + other + "," + first + "]"))
                .doesNotContainKey("party-group.first-topic");
        assertThat(meeting("'kind':'PARTY_GROUP','agenda':[]")).containsEntry("party-group.meetings", 1L);
    }

    @Test
    void placesDeadlinesByTheDayTheyFallOn() {
        RecordEvent late = TestEvents.derived(
                RecordKind.PETITION,
                "{'channel':'LETTER','receivedOn':'2021-12-20','persons':1}",
                "{'repeat':true,'groupVisit':false,'notifyDueOn':'2022-01-04','notifiedInTime':false}");

        assertThat(rules.of(late))
                .filteredOn(contribution -> contribution.metric().equals("petitions.notify-due"))
                .singleElement()
                .satisfies(contribution -> assertThat(contribution.day()).isEqualTo("2022-01-04"));
        assertThat(values(late)).containsEntry("petitions.repeat", 1L).doesNotContainKey("petitions.notified-in-time");
    }

    @Test
    void countsWhatAMeetingIs() {
        assertThat(meeting("'kind':'PLENARY','statutory':true")).doesNotContainKey("meetings.held.excluding-statutory");
        assertThat(meeting("'kind':'INTERNAL'")).containsEntry("meetings.unplanned", 1L);
        assertThat(meeting("'kind':'STUDY_SESSION','lectures':[{'topic':'一'},{'topic':'二'}]"))
                .containsEntry("study.sessions", 1L)
                .containsEntry("study.lectures", 2L);
        assertThat(meeting("'kind':'READING_CLASS'")).containsEntry("study.classes", 1L);
        assertThat(meeting("'kind':'INTERNAL','relays':{'issuer':'省','ownMeasures':false}"))
                .containsEntry("relays.meetings", 1L);
        assertThat(meeting("'kind':'INTERNAL','relays':{'issuer':'省'}")).doesNotContainKey("relays.meetings");
    }

    @Test
    void countsAMeetingThatHeardTwoReportsOnce() {
        String heard = "{'kind':'HEARING','topics':['党风廉政']}";
        assertThat(meeting("'kind':'PARTY_GROUP','agenda':[" + heard + "," + heard + ",{'title':'其他'}]"))
                .containsEntry("party-group.integrity-hearings", 1L);
        assertThat(meeting("'kind':'PARTY_GROUP','agenda':[{'kind':'STUDY','topics':['党风廉政']}]"))
                .doesNotContainKey("party-group.integrity-hearings");
    }

    @Test
    void addsUpMinutesAndMoneyExactly() {
        assertThat(meeting("'kind':'INTERNAL','startsAt':'2021-03-05T09:00:00+08:00','endsAt':'2021-03-05T03:30:00Z'"))
                .containsEntry("meetings.minutes", 150L);
        assertThat(meeting("'kind':'INTERNAL','expenses':{'lodging':'0.1','meals':'0.2'}"))
                .containsEntry("meetings.expenses", 30L);
        assertThat(meeting("'kind':'INTERNAL','expenses':{'other':'999999999999.99'}"))
                .containsEntry("meetings.expenses", 99_999_999_999_999L);
    }

    @Test
    void countsNoMeetingThatWasNotHeld() {
        assertThat(values(
                        RecordKind.MEETING,
                        "{'title':'会议','kind':'STUDY_SESSION','status':'CANCELLED','heldOn':'2021-03-05'}"))
                .isEqualTo(Map.of("meetings.cancelled", 1L));
    }

    @Test
    void countsWhatIsOverALimit() {
        assertThat(values(RecordKind.MEETING, "{'kind':'INTERNAL'," + MEETING + "}", TOO_LONG))
                .containsEntry("meetings.over-limit", 1L);
        assertThat(values(RecordKind.DOCUMENT, "{'genre':'NOTICE','signedOn':'2021-03-05'}", TOO_LONG))
                .containsEntry("documents.over-length", 1L);
    }

    @Test
    void countsDocuments() {
        assertThat(document("'reductionScope':true,'characters':4321"))
                .containsEntry("documents.issued", 1L)
                .containsEntry("documents.in-reduction-scope", 1L)
                .containsEntry("documents.characters", 4321L);
        assertThat(document("'category':'SUPPORTING'")).containsEntry("documents.unsupported", 1L);
        assertThat(document("'category':'SUPPORTING','basis':'省委一号'")).doesNotContainKey("documents.unsupported");
        assertThat(document("'purpose':'RESEARCH_REPORT'")).containsEntry("research.reports", 1L);
        assertThat(document("'relays':{'newContentPercent':'29.99'}")).containsEntry("relays.documents", 1L);
        assertThat(document("'relays':{'newContentPercent':'30'}")).doesNotContainKey("relays.documents");
    }

    @Test
    void countsPetitions() {
        assertThat(petition("'channel':'LETTER','persons':7,'repeatOf':'x'"))
                .isEqualTo(Map.of(
                        "petitions.letters", 1L,
                        "petitions.total", 1L,
                        "petitions.repeat", 1L));
        assertThat(petition("'channel':'VISIT','persons':5"))
                .isEqualTo(Map.of(
                        "petitions.visit-batches", 1L,
                        "petitions.visit-persons", 5L,
                        "petitions.total", 1L,
                        "petitions.group-visits", 1L,
                        "petitions.group-visit-persons", 5L));
        assertThat(petition("'channel':'VISIT','persons':4")).doesNotContainKey("petitions.group-visits");
        assertThat(petition("'channel':'CALL','persons':1")).containsEntry("petitions.calls", 1L);
        assertThat(petition("'channel':'ONLINE','persons':1")).containsEntry("petitions.online", 1L);
    }

    private Map<String, Long> meeting(String more) {
        return values(RecordKind.MEETING, "{" + MEETING + "," + more + "}");
    }

    private Map<String, Long> document(String more) {
        return values(RecordKind.DOCUMENT, "{'title':'文件','genre':'NOTICE','signedOn':'2021-03-05'," + more + "}");
    }

    private Map<String, Long> petition(String more) {
        return values(RecordKind.PETITION, "{'receivedOn':'2021-03-05'," + more + "}");
    }

    private Map<String, Long> values(RecordKind kind, String payload, Finding... findings) {
        return values(TestEvents.recorded(kind, payload, List.of(findings)));
    }

    private Map<String, Long> values(RecordEvent event) {
        return rules.of(event).stream()
                .filter(share -> !Bucket.isImplicit(share.metric()))
                .collect(Collectors.toUnmodifiableMap(Share::metric, Share::value, Long::sum));
    }
}
