package io.conduct.document;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.contract.RecordingContract;

class ContractIT extends RecordingContract {

    ContractIT() {
        super(
                DocumentServiceForTests.shared(),
                new Kind(
                        RecordKind.DOCUMENT.plural(),
                        RecordKind.DOCUMENT.eventType(),
                        PublicSchemas.document(RecordKind.DOCUMENT),
                        PublicSchemas.example(RecordKind.DOCUMENT)));
    }
}
