package io.conduct.petition;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.contract.RecordingContract;

class ContractIT extends RecordingContract {

    ContractIT() {
        super(
                PetitionServiceForTests.shared(),
                new Kind(
                        RecordKind.PETITION.plural(),
                        RecordKind.PETITION.eventType(),
                        PublicSchemas.document(RecordKind.PETITION),
                        PublicSchemas.example(RecordKind.PETITION)));
    }
}
