package io.conduct.local.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.contract.payload.Petition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SampleLibraryTest {

    private static final SampleSet SAMPLES = SampleLibrary.generate(SampleSettings.standard());
    private static final Map<String, SampleRecord> FIRST =
            SAMPLES.records().stream().collect(Collectors.toMap(SampleLibraryTest::name, sample -> sample));
    private static final Map<RecordKind, Class<?>> TYPES = Map.of(
            RecordKind.MEETING, Meeting.class,
            RecordKind.DOCUMENT, Document.class,
            RecordKind.PETITION, Petition.class);

    @Test
    void makesTheSameAgain() {
        assertThat(SampleLibrary.generate(SampleSettings.standard())).isEqualTo(SAMPLES);
    }

    @Test
    void makesOthersFromAnotherSeed() {
        SampleSettings other = new SampleSettings(7, List.of(2020, 2021), 100);

        assertThat(SampleLibrary.generate(other).records()).isNotEqualTo(SAMPLES.records());
    }

    @Test
    void followsTheScale() {
        SampleSettings tenth = new SampleSettings(7, List.of(2020, 2021), 10);

        assertThat(SampleLibrary.generate(tenth).records()).hasSizeBetween(900, 1100);
    }

    @Test
    void declaresTheSameNumbersInBothYears() {
        Map<Integer, List<String>> codes = SAMPLES.indicators().stream()
                .collect(Collectors.groupingBy(
                        SampleIndicator::year, Collectors.mapping(SampleIndicator::code, Collectors.toList())));

        assertThat(codes.get(2021))
                .doesNotHaveDuplicates()
                .contains("research.projects")
                .isEqualTo(codes.get(2020));
        assertThat(SAMPLES.indicators())
                .allSatisfy(indicator -> assertThat(indicator.content().properties())
                        .hasSize(5)
                        .allMatch(property -> !property.getValue().asString().isBlank()));
    }

    @Test
    void makesAnyYears() {
        SampleSet samples = SampleLibrary.generate(new SampleSettings(7, List.of(2019, 2020, 2021, 2022), 5));

        assertThat(samples.records()).extracting(SampleRecord::year).containsOnly(2019, 2020, 2021, 2022);
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void keepsToTheSchema(RecordKind kind) {
        Schema schema = PublicSchemas.validator(kind);

        assertThat(payloads(kind))
                .allSatisfy(payload -> assertThat(schema.validate(payload)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void bindsToThePayload(RecordKind kind) {
        assertThat(payloads(kind))
                .allSatisfy(payload -> assertThat(rewritten(payload, Objects.requireNonNull(TYPES.get(kind))))
                        .isEqualTo(payload));
    }

    @Test
    void namesNoRecordTwice() {
        assertThat(SAMPLES.records())
                .extracting(sample -> sample.kind() + "/" + sample.org() + "/" + sample.sourceId())
                .doesNotHaveDuplicates();
    }

    @Test
    void makesNineToTenThousandRecordsOfEveryDepartmentAndKind() {
        assertThat(SAMPLES.records()).hasSizeBetween(9000, 10_000);
        for (Department department : SampleLibrary.departments()) {
            for (RecordKind kind : RecordKind.values()) {
                assertThat(SAMPLES.records(department.code(), kind)).hasSizeGreaterThan(200);
            }
        }
    }

    @Test
    void amendsThreeToFourPerCentAndWithdrawsOne() {
        int records = SAMPLES.records().size();

        assertThat(SAMPLES.amendments()).hasSizeBetween(records * 30 / 1000, records * 40 / 1000);
        assertThat(SAMPLES.withdrawals()).hasSizeBetween(records * 7 / 1000, records * 13 / 1000);
    }

    @Test
    void amendsEachRecordOnceAndInEarnest() {
        assertThat(SAMPLES.amendments()).extracting(SampleLibraryTest::name).doesNotHaveDuplicates();
        assertThat(SAMPLES.amendments()).allSatisfy(amendment -> {
            assertThat(amendment.sourceVersion()).isEqualTo(2);
            assertThat(amendment.payload()).isNotEqualTo(first(amendment).payload());
        });
    }

    @Test
    void movesAndReclassifiesSomeOfTheAmended() {
        assertThat(SAMPLES.amendments()).anyMatch(amendment -> !day(amendment).equals(day(first(amendment))));
        assertThat(SAMPLES.amendments())
                .anyMatch(amendment -> amendment.year() != first(amendment).year());
        for (String property : List.of("kind", "genre", "channel")) {
            assertThat(SAMPLES.amendments())
                    .anyMatch(amendment -> !amendment
                            .payload()
                            .path(property)
                            .equals(first(amendment).payload().path(property)));
        }
    }

    @Test
    void usesEveryKindGenreAndChannel() {
        assertThat(values(RecordKind.MEETING, "kind")).containsAll(names(Meeting.Kind.values()));
        assertThat(values(RecordKind.MEETING, "status")).containsAll(names(Meeting.Status.values()));
        assertThat(values(RecordKind.MEETING, "mode")).containsAll(names(Meeting.Mode.values()));
        assertThat(values(RecordKind.DOCUMENT, "genre")).containsAll(names(Document.Genre.values()));
        assertThat(values(RecordKind.DOCUMENT, "form")).containsAll(names(Document.Form.values()));
        assertThat(values(RecordKind.DOCUMENT, "category")).containsAll(names(Document.Category.values()));
        assertThat(values(RecordKind.DOCUMENT, "numberForm")).containsAll(names(Document.NumberForm.values()));
        assertThat(values(RecordKind.DOCUMENT, "urgency")).containsAll(names(Document.Urgency.values()));
        assertThat(values(RecordKind.PETITION, "channel")).containsAll(names(Petition.Channel.values()));
        assertThat(values(RecordKind.PETITION, "disposition")).containsAll(names(Petition.Disposition.values()));
    }

    @Test
    void sendsInTheOrderOfTheDays() {
        for (Department department : SampleLibrary.departments()) {
            for (RecordKind kind : RecordKind.values()) {
                assertThat(SAMPLES.records(department.code(), kind))
                        .extracting(SampleLibraryTest::day)
                        .isSorted();
            }
        }
    }

    @Test
    void keepsMostlyToWorkingDays() {
        long weekend = SAMPLES.records().stream()
                .map(SampleLibraryTest::day)
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY)
                .count();

        assertThat(weekend).isBetween(1L, SAMPLES.records().size() * 4L / 100);
    }

    @Test
    void overstepsTheLimitsInAFewPerCent() {
        assertShare(RecordKind.MEETING, meeting -> meeting.path("agenda").size() > 3, 2, 8);
        assertShare(RecordKind.MEETING, meeting -> !meeting.has("planItem"), 3, 9);
        assertShare(RecordKind.DOCUMENT, document -> document.path("characters").intValue(0) > 5000, 1, 5);
        assertShare(
                RecordKind.DOCUMENT,
                document -> List.of("SUPPORTING", "DIVISION_OF_WORK")
                                .contains(document.path("category").stringValue(""))
                        && !document.has("basis"),
                1,
                5);
    }

    @Test
    void numbersDocumentsInTheirSeriesWithoutRepetition() {
        List<String> numbers = SAMPLES.records().stream()
                .filter(sample ->
                        sample.payload().path("numberForm").stringValue("").equals("NUMBER"))
                .map(sample -> sample.payload().path("number").stringValue())
                .toList();

        assertThat(numbers)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("[\\p{IsHan}]+〔(2020|2021)〕[1-9][0-9]*号"));
    }

    private static void assertShare(RecordKind kind, Predicate<JsonNode> condition, int low, int high) {
        List<JsonNode> all = payloads(kind).toList();
        long matching = all.stream().filter(condition).count();
        assertThat(matching * 100.0 / all.size()).isBetween((double) low, (double) high);
    }

    private static JsonNode rewritten(JsonNode payload, Class<?> type) {
        Object bound = PayloadJson.mapper().treeToValue(payload, type);
        return PayloadJson.mapper().valueToTree(bound);
    }

    private static Stream<JsonNode> payloads(RecordKind kind) {
        return Stream.concat(SAMPLES.records().stream(), SAMPLES.amendments().stream())
                .filter(sample -> sample.kind() == kind)
                .map(SampleRecord::payload);
    }

    private static List<String> values(RecordKind kind, String property) {
        return payloads(kind)
                .filter(payload -> payload.has(property))
                .map(payload -> payload.path(property).stringValue())
                .distinct()
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static LocalDate day(SampleRecord sample) {
        return LocalDate.parse(
                sample.payload().required(sample.kind().businessDateProperty()).stringValue());
    }

    private static SampleRecord first(SampleRecord amendment) {
        return Objects.requireNonNull(FIRST.get(name(amendment)));
    }

    private static String name(SampleRecord sample) {
        return sample.kind() + "/" + sample.org() + "/" + sample.sourceId();
    }
}
