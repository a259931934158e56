package io.conduct.meeting;

import io.conduct.testkit.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one meeting service that the integration tests share; one office of it has a rule of its own. */
final class MeetingServiceForTests {

    /** The office whose agendas may have one item. */
    static final String STRICT_ORG = "congress.general-office.secretariat";

    private static final String LOCAL_RULES = """
            rules:
              - code: AGENDA_TOO_LONG
                severity: violation
                jurisdiction: organ
                org: congress.general-office.secretariat
                from: 2021-01-01
                limit: 1
                text: 本处室规定：会议议题不得超过1个
            """;

    private MeetingServiceForTests() {}

    static RunningService shared() {
        return Shared.SERVICE;
    }

    private static final class Shared {
        static final RunningService SERVICE =
                RunningService.shared(MeetingServiceApplication.class, "conduct.record.rules=" + localRules());
    }

    private static String localRules() {
        try {
            Path file = Files.createTempFile("local-rules", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, LOCAL_RULES).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
