package io.conduct.document;

import io.conduct.testkit.RunningService;

/** The one document service that the integration tests share. */
final class DocumentServiceForTests {

    private DocumentServiceForTests() {}

    static RunningService shared() {
        return RunningService.shared(DocumentServiceApplication.class);
    }
}
