package io.conduct.local.samples;

import io.conduct.contract.RecordKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Makes the samples. */
public final class SampleLibrary {

    private static final int AMENDED_PER_MILLE = 35;
    private static final int WITHDRAWN_PER_MILLE = 10;
    private static final List<String> REASONS = List.of("重复登记", "登记有误，不属于统计范围", "误报，已并入其他记录");

    private final Library library = Library.load();
    private final SampleSettings settings;

    private SampleLibrary(SampleSettings settings) {
        this.settings = settings;
    }

    /** The departments, in the order in which they send. */
    public static List<Department> departments() {
        return Library.load().departments().stream()
                .map(Library.Plan::department)
                .toList();
    }

    /** All records, amendments, withdrawals and declared numbers for {@code settings}; the same for equal settings. */
    public static SampleSet generate(SampleSettings settings) {
        return new SampleLibrary(settings).generate();
    }

    private SampleSet generate() {
        List<SampleRecord> records = new ArrayList<>();
        for (Library.Plan department : library.departments()) {
            for (RecordKind kind : RecordKind.values()) {
                IntStream.range(0, settings.years().size())
                        .forEach(year -> records.addAll(records(department, kind, year)));
            }
        }
        Dice dice = Dice.of(settings.seed(), "afterwards");
        Amendments amendments = new Amendments(dice);
        List<SampleRecord> amended = records.stream()
                .filter(sample -> dice.chance(AMENDED_PER_MILLE))
                .map(amendments::amended)
                .toList();
        List<SampleWithdrawal> withdrawn = records.stream()
                .filter(sample -> dice.chance(WITHDRAWN_PER_MILLE))
                .map(sample -> new SampleWithdrawal(sample.kind(), sample.org(), sample.sourceId(), dice.any(REASONS)))
                .toList();
        return new SampleSet(
                library.departments().stream().map(Library.Plan::department).toList(),
                records,
                amended,
                withdrawn,
                SampleIndicators.of(settings.years()));
    }

    private List<SampleRecord> records(Library.Plan department, RecordKind kind, int yearIndex) {
        int year = settings.years().get(yearIndex);
        Dice dice = Dice.of(settings.seed(), department.code() + "/" + kind.plural() + "/" + year);
        int count = department.volume(kind).in(yearIndex, settings.scalePercent());
        return switch (kind) {
            case MEETING -> meetings(department, yearIndex, count, dice);
            case DOCUMENT -> documents(department, year, count, dice);
            case PETITION -> petitions(department, yearIndex, count, dice);
        };
    }

    private List<SampleRecord> meetings(Library.Plan department, int yearIndex, int count, Dice dice) {
        int year = settings.years().get(yearIndex);
        MeetingSamples meetings = new MeetingSamples(library, department, year, dice);
        List<FixedMeeting> fixed = department.leads() ? FixedMeeting.of(year, yearIndex) : List.of();
        List<LocalDate> days = days(RecordKind.MEETING, year, Math.max(1, count - fixed.size()), dice);
        List<FixedMeeting> calendar = Stream.concat(
                        fixed.stream(), days.stream().map(day -> new FixedMeeting(day, meetings.kind())))
                .sorted(Comparator.comparing(FixedMeeting::day))
                .toList();
        List<SampleRecord> records = new ArrayList<>();
        for (FixedMeeting meeting : calendar) {
            String previous =
                    records.isEmpty() ? "" : records.get(records.size() - 1).sourceId();
            ObjectNode payload = meetings.meeting(meeting.kind(), meeting.day(), previous);
            records.add(record(department, RecordKind.MEETING, sourceId("HY", year, records.size()), payload));
        }
        return records;
    }

    private List<SampleRecord> documents(Library.Plan department, int year, int count, Dice dice) {
        DocumentSamples documents = new DocumentSamples(library, department, year, dice);
        List<SampleRecord> records = new ArrayList<>();
        for (LocalDate day : days(RecordKind.DOCUMENT, year, count, dice)) {
            records.add(record(
                    department, RecordKind.DOCUMENT, sourceId("FW", year, records.size()), documents.document(day)));
        }
        return records;
    }

    private List<SampleRecord> petitions(Library.Plan department, int yearIndex, int count, Dice dice) {
        int year = settings.years().get(yearIndex);
        PetitionSamples petitions = new PetitionSamples(library, yearIndex, dice);
        List<SampleRecord> records = new ArrayList<>();
        for (LocalDate day : days(RecordKind.PETITION, year, count, dice)) {
            String sourceId = sourceId("XF", year, records.size());
            records.add(record(department, RecordKind.PETITION, sourceId, petitions.petition(sourceId, day)));
        }
        return records;
    }

    private List<LocalDate> days(RecordKind kind, int year, int count, Dice dice) {
        return new Workload(dice).days(year, count, library.monthWeights(kind));
    }

    private static SampleRecord record(Library.Plan department, RecordKind kind, String sourceId, ObjectNode payload) {
        return new SampleRecord(kind, department.code(), sourceId, 1, payload);
    }

    private static String sourceId(String prefix, int year, int before) {
        return String.format(Locale.ROOT, "%s-%d-%04d", prefix, year, before + 1);
    }
}
