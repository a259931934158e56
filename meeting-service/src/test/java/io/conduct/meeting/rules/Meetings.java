package io.conduct.meeting.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.rules.MeetingCase.Merger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Meetings for the tests of the rules, judged by the rules that are shipped. */
final class Meetings {

    static final String DAY = "2021-03-05";
    static final String ORG = "congress";

    private static final MeetingRules SHIPPED = shipped();

    private Meetings() {}

    static MeetingRules shipped(String... local) {
        Stream<Resource> files = Stream.concat(
                Stream.of(new ClassPathResource("rules/meetings.yaml")),
                Stream.of(local).map(Meetings::file));
        return MeetingRules.read(files.toList());
    }

    static Resource file(String yaml) {
        return new ByteArrayResource(yaml.getBytes(UTF_8), "test.yaml");
    }

    /** A held meeting of {@code kind}; {@code properties} with single quotes for double ones. */
    static Meeting meeting(String kind, String heldOn, String properties) {
        return withStatus("HELD", kind, heldOn, properties);
    }

    static Meeting withStatus(String status, String kind, String heldOn, String properties) {
        String required = "{'title':'会议','kind':'%s','status':'%s','heldOn':'%s'%s}"
                .formatted(kind, status, heldOn, properties.isEmpty() ? "" : "," + properties);
        return PayloadJson.mapper().readValue(required.replace('\'', '"'), Meeting.class);
    }

    static MeetingCase alone(Meeting meeting) {
        return new MeetingCase(
                meeting, meeting.planItem() == null ? PlanStanding.UNPLANNED : PlanStanding.UNCHECKED, Merger.NONE);
    }

    static Judgement judge(Meeting meeting) {
        return SHIPPED.judge(alone(meeting), ORG);
    }

    static Judgement judge(MeetingCase meeting) {
        return SHIPPED.judge(meeting, ORG);
    }

    /** The findings of {@code code} on a meeting of kind OTHER, as {@code limit < actual at pointer}. */
    static List<String> findings(MeetingCode code, String heldOn, String properties) {
        return findings(code, alone(meeting("OTHER", heldOn, properties)));
    }

    static List<String> findings(MeetingCode code, Meeting meeting) {
        return findings(code, alone(meeting));
    }

    static List<String> findings(MeetingCode code, MeetingCase meeting) {
        return judge(meeting).findings().stream()
                .filter(finding -> finding.code().equals(code.name()))
                .map(Meetings::text)
                .toList();
    }

    static List<String> codes(Judgement judgement) {
        return judgement.findings().stream().map(Finding::code).toList();
    }

    static Finding.Severity severity(MeetingCode code, Meeting meeting) {
        return judge(meeting).findings().stream()
                .filter(finding -> finding.code().equals(code.name()))
                .findFirst()
                .orElseThrow()
                .severity();
    }

    static String agenda(int items) {
        return Stream.generate(() -> "{'title':'议题'}").limit(items).collect(Collectors.joining(",", "'agenda':[", "]"));
    }

    private static String text(Finding finding) {
        return finding.limit() + " < " + finding.actual() + " at " + finding.pointer();
    }
}
