package io.conduct.bench.micro;

import io.conduct.contract.Assessment;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.ledger.MeetingDomain;
import io.conduct.meeting.rules.MeetingRules;
import io.conduct.record.domain.Situation;
import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.IntakeLimits;
import io.conduct.record.intake.Reading;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.security.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What reading and judging the example of a meeting takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SubmissionBenchmark {
    private static final String ORG = "congress.general-office";
    private static final Caller CALLER = new Caller("bench", ORG, Set.of());

    private final MeetingDomain domain =
            new MeetingDomain(MeetingRules.read(List.of(new ClassPathResource("rules/meetings.yaml"))));
    private final SubmissionReader<?> reader = new SubmissionReader<>(
            domain,
            new OrgDirectory(List.of(new Org("congress", "机关", null, null), new Org(ORG, "办公室", null, null))),
            null);
    private final BatchReader lines =
            new BatchReader(new IntakeLimits(DataSize.ofMegabytes(10), 5000, DataSize.ofKilobytes(256)));
    private final JsonMapper json = JsonMapper.builder().build();
    private final byte[] line = item().toString().getBytes(StandardCharsets.UTF_8);
    private final Meeting meeting =
            PayloadJson.mapper().treeToValue(PublicSchemas.example(RecordKind.MEETING), Meeting.class);
    private final Situation<Meeting> alone = new Situation<>(new RecordId(ORG, "m-1"), Map.of(), Map.of());

    /** Its JSON alone. */
    @Benchmark
    public JsonNode parse() {
        return json.readTree(line);
    }

    /** All that comes before the store: parsed strictly, validated by the schema, bound, checked, normalised. */
    @Benchmark
    public Reading read() {
        return reader.readItem(lines.readObject(line), CALLER);
    }

    /** The rules on it, and what follows from it. */
    @Benchmark
    public Assessment judge() {
        return domain.assess(meeting, alone);
    }

    private static ObjectNode item() {
        ObjectNode item = (ObjectNode) PublicSchemas.example(RecordKind.MEETING);
        return item.put("org", ORG).put("sourceId", "m-1");
    }
}
