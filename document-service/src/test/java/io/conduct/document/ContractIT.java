package io.conduct.document;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.contract.RecordingContract;
import io.conduct.testkit.door.Endpoint;
import java.util.List;

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

    @Override
    protected List<Endpoint> endpointsOf(String owner) {
        String numbers = "/api/v1/documents/numbers/";
        return List.of(Endpoint.within(
                "GET", numbers + "{code}/{year}", numbers + "%E4%BA%BA%E5%8F%91/2021?org=" + owner, "documents:read"));
    }
}
