package io.conduct.faults.load;

import io.conduct.contract.RecordKind;
import io.conduct.local.samples.SampleLibrary;
import io.conduct.local.samples.SampleRecord;
import io.conduct.local.samples.SampleSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Contents to send: those of the samples, each with a mark by which it is known again. */
final class Content {

    private final Map<RecordKind, List<ObjectNode>> samples = new EnumMap<>(RecordKind.class);

    Content() {
        List<SampleRecord> all =
                SampleLibrary.generate(SampleSettings.standard()).records();
        for (RecordKind kind : RecordKind.values()) {
            samples.put(
                    kind,
                    all.stream()
                            .filter(sample -> sample.kind() == kind)
                            .map(SampleRecord::payload)
                            .filter(Content::standsAlone)
                            .filter(payload -> kind != RecordKind.PETITION || isConcluded(payload))
                            .toList());
        }
    }

    /** Any content of a kind, on any day of the samples, marked. */
    ObjectNode any(RecordKind kind, String mark, SplittableRandom random) {
        List<ObjectNode> choice = samples.getOrDefault(kind, List.of());
        ObjectNode content = choice.get(random.nextInt(choice.size())).deepCopy();
        return Marks.put(kind, content, mark);
    }

    /** Any of these may follow upon any other: the handling of a petition never goes back. */
    private static boolean isConcluded(ObjectNode petition) {
        return petition.has("concludedOn")
                && !petition.path("disposition").asString("").equals("NOT_ACCEPTED");
    }

    /** Whether what counts of it does not depend on other records. */
    private static boolean standsAlone(ObjectNode payload) {
        return !payload.has("mergedInto") && !payload.has("repeatOf");
    }
}
