package io.conduct.record.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static final Uuid TOPIC = new Uuid(20210305, 42);
    private static final Place PLACE = new Place("conduct.intake.meetings", TOPIC, 3, 1234);

    @Test
    void isReadBackFromAnOriginWhateverFollows() {
        assertThat(Place.ofOrigin(PLACE.origin())).contains(PLACE);
        assertThat(Place.ofOrigin(PLACE.origin() + ", event 会议-7@1 in x")).contains(PLACE);
        assertThat(Place.ofOrigin("event conduct.intake.meetings-3@1234")).isEmpty();
        assertThat(Place.ofOrigin("quarantine " + PLACE.id())).isEmpty();
    }

    @Test
    void isBehindOnlyPlacesOfItsOwnPartitionAndTopic() {
        assertThat(PLACE.isAtOrAfter(PLACE)).isTrue();
        assertThat(PLACE.isAtOrAfter(new Place(PLACE.topic(), TOPIC, 3, 1233))).isTrue();
        assertThat(PLACE.isAtOrAfter(new Place(PLACE.topic(), TOPIC, 3, 1235))).isFalse();
        assertThat(PLACE.isAtOrAfter(new Place(PLACE.topic(), TOPIC, 2, 1))).isFalse();
        assertThat(PLACE.isAtOrAfter(new Place(PLACE.topic(), Uuid.ONE_UUID, 3, 1)))
                .isFalse();
    }
}
