package io.conduct.petition;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.contract.RecordingContract;
import io.conduct.testkit.door.Endpoint;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

class ContractIT extends RecordingContract {

    private static final String NAME = "金丝雀";
    private static final String CONTENT = "金丝雀的来信";

    ContractIT() {
        super(
                PetitionServiceForTests.shared(),
                new Kind(
                        RecordKind.PETITION.plural(),
                        RecordKind.PETITION.eventType(),
                        PublicSchemas.document(RecordKind.PETITION),
                        PublicSchemas.example(RecordKind.PETITION)));
    }

    @Override
    protected List<Endpoint> endpointsOf(String owner) {
        String identity = "/api/v1/petitions/{org}/{sourceId}/identity";
        String ofOwner = "/api/v1/petitions/" + owner + "/walk-1/identity";
        String deadlines = "/api/v1/petitions/deadlines";
        return List.of(
                Endpoint.within("GET", deadlines, deadlines + "?org=" + owner, "petitions:read"),
                Endpoint.within("GET", identity, ofOwner, "petitions:identity"),
                Endpoint.within("DELETE", identity, ofOwner + "?reason=walk", "petitions:identity"));
    }

    /** The example with a personal part, which the public one has not. */
    @Override
    protected ObjectNode record() {
        ObjectNode record = super.record();
        record.putArray("petitioners").addObject().put("name", NAME);
        return record.put("content", CONTENT);
    }

    @Override
    protected List<String> secrets() {
        return List.of(NAME, CONTENT);
    }
}
