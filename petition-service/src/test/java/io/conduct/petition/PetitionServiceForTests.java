package io.conduct.petition;

import io.conduct.testkit.RunningService;

/** The one petition service that the integration tests share, with keys made up for tests. */
final class PetitionServiceForTests {

    private PetitionServiceForTests() {}

    static RunningService shared() {
        return RunningService.shared(PetitionServiceApplication.class, "conduct.petition.keys=" + KeyFiles.fresh());
    }
}
