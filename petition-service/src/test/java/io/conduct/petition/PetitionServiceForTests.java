package io.conduct.petition;

import io.conduct.testkit.RunningService;

/** The petition service that the integration tests share, with keys made up for tests and every line in its log. */
final class PetitionServiceForTests {

    private PetitionServiceForTests() {}

    static RunningService shared() {
        return RunningService.shared(
                PetitionServiceApplication.class,
                "conduct.petition.keys=" + KeyFiles.fresh(),
                "logging.level.io.conduct.service.log.RequestLog=INFO");
    }
}
