package io.conduct.petition;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.contract.RecordingContract;
import io.conduct.testkit.door.Endpoint;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

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

    @Override
    protected List<String> secrets() {
        JsonNode example = PublicSchemas.example(RecordKind.PETITION);
        return Stream.concat(
                        example.path("petitioners").valueStream().flatMap(JsonNode::valueStream),
                        Stream.of(example.path("content")))
                .map(text -> text.asString(""))
                .filter(text -> text.length() > 4)
                .toList();
    }
}
