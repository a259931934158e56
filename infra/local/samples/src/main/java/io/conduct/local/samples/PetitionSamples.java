package io.conduct.local.samples;

import io.conduct.contract.payload.Petition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Petitions that one department receives in one year. Nobody is named in any of them. */
final class PetitionSamples {

    private final Library library;
    private final Map<Petition.Channel, Integer> channels = new EnumMap<>(Petition.Channel.class);
    private final Dice dice;
    private final List<String> received = new ArrayList<>();

    PetitionSamples(Library library, int yearsAfterFirst, Dice dice) {
        this.library = library;
        this.dice = dice;
        library.channels().forEach((channel, share) -> channels.put(channel, share.in(yearsAfterFirst)));
    }

    /** A petition received on {@code day}, which later ones may repeat by its {@code sourceId}. */
    ObjectNode petition(String sourceId, LocalDate day) {
        Petition.Channel channel = dice.weighted(channels);
        int persons = persons(channel);
        Petition.Purpose purpose = purpose();
        ObjectNode petition = Json.object()
                .put("channel", channel.name())
                .put("receivedOn", day.toString())
                .put("persons", persons);
        if (dice.chance(300)) {
            petition.put("personsAffected", persons + dice.between(0, 200));
        }
        petition.put("purpose", purpose.name()).put("topic", dice.any(library.petitionTopics()));
        if (dice.chance(500)) {
            petition.put("litigationRelated", dice.chance(180));
        }
        if (dice.chance(700)) {
            petition.put("anonymous", channel != Petition.Channel.VISIT && dice.chance(120));
        }
        putHandling(petition, purpose, day);
        if (!received.isEmpty() && dice.chance(90)) {
            petition.put("repeatOf", dice.any(received));
        }
        received.add(sourceId);
        return petition;
    }

    private int persons(Petition.Channel channel) {
        return switch (channel) {
            case LETTER -> dice.chance(90) ? dice.between(2, 40) : 1;
            case VISIT -> dice.chance(90) ? dice.between(5, 38) : dice.between(1, 4);
            case CALL, ONLINE -> 1;
        };
    }

    private Petition.Purpose purpose() {
        int of100 = dice.below(100);
        return of100 < 62
                ? Petition.Purpose.APPEAL
                : of100 < 85 ? Petition.Purpose.SUGGESTION : Petition.Purpose.ACCUSATION;
    }

    private void putHandling(ObjectNode petition, Petition.Purpose purpose, LocalDate day) {
        Petition.Disposition disposition = dice.any(List.of(
                Petition.Disposition.ANSWERED,
                Petition.Disposition.ANSWERED,
                Petition.Disposition.FORWARDED,
                Petition.Disposition.FORWARDED,
                Petition.Disposition.FORWARDED,
                Petition.Disposition.ASSIGNED,
                Petition.Disposition.ASSIGNED,
                dice.chance(400) ? Petition.Disposition.SUPERVISED : Petition.Disposition.FILED,
                dice.chance(400) ? Petition.Disposition.NOT_ACCEPTED : Petition.Disposition.FORWARDED));
        petition.put("disposition", disposition.name());
        LocalDate notified = day.plusDays(dice.chance(60) ? dice.between(16, 30) : dice.between(0, 15));
        if (!dice.chance(50)) {
            petition.put("notifiedOn", notified.toString());
        }
        boolean handled = disposition == Petition.Disposition.ANSWERED
                || disposition == Petition.Disposition.ASSIGNED
                || disposition == Petition.Disposition.SUPERVISED;
        if (handled) {
            petition.put("acceptedOn", notified.toString());
            putConclusion(petition, purpose, notified);
        }
        if (disposition == Petition.Disposition.SUPERVISED) {
            petition.putArray("supervisions")
                    .addObject()
                    .put("on", notified.plusDays(dice.between(10, 40)).toString())
                    .put("by", "信访接待室");
        }
    }

    private void putConclusion(ObjectNode petition, Petition.Purpose purpose, LocalDate accepted) {
        boolean extended = purpose == Petition.Purpose.APPEAL && dice.chance(80);
        if (extended) {
            petition.put("extendedOn", accepted.plusDays(dice.between(50, 59)).toString());
        }
        if (dice.chance(60)) {
            return;
        }
        int days = extended ? dice.between(61, 90) : dice.chance(40) ? dice.between(61, 100) : dice.between(5, 60);
        petition.put("concludedOn", accepted.plusDays(days).toString())
                .put("result", dice.any(List.of(Petition.Result.values())).name());
        if (dice.chance(600)) {
            int of100 = dice.below(100);
            Petition.Satisfaction rating = of100 < 70
                    ? Petition.Satisfaction.SATISFIED
                    : of100 < 92 ? Petition.Satisfaction.BASICALLY_SATISFIED : Petition.Satisfaction.DISSATISFIED;
            petition.put("satisfaction", rating.name());
        }
    }
}
