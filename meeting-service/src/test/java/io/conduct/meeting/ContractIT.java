package io.conduct.meeting;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.contract.RecordingContract;
import io.conduct.testkit.door.Endpoint;
import java.util.List;

class ContractIT extends RecordingContract {

    ContractIT() {
        super(
                MeetingServiceForTests.shared(),
                new Kind(
                        RecordKind.MEETING.plural(),
                        RecordKind.MEETING.eventType(),
                        PublicSchemas.document(RecordKind.MEETING),
                        PublicSchemas.example(RecordKind.MEETING)));
    }

    @Override
    protected List<Endpoint> endpointsOf(String owner) {
        String plan = "/api/v1/meetings/plans/{org}/{year}";
        String ofOwner = "/api/v1/meetings/plans/" + owner + "/2011";
        return List.of(
                Endpoint.within("PUT", plan, ofOwner, "meetings:write")
                        .sending("application/json", "{\"items\":[{\"item\":\"一\",\"name\":\"例会\"}]}"),
                Endpoint.within("GET", plan, ofOwner, "meetings:read"),
                Endpoint.within("GET", plan + "/execution", ofOwner + "/execution", "meetings:read"));
    }
}
