package io.conduct.meeting;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.contract.RecordingContract;

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
}
