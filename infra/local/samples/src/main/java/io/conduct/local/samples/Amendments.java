package io.conduct.local.samples;

import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.Petition;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What departments find to correct after they have sent a record. */
final class Amendments {

    private static final List<String> DATES = List.of(
            "heldOn",
            "signedOn",
            "issuedOn",
            "draftedOn",
            "receivedOn",
            "notifiedOn",
            "acceptedOn",
            "extendedOn",
            "concludedOn");
    private static final List<String> INSTANTS = List.of("startsAt", "endsAt");

    private final Dice dice;

    Amendments(Dice dice) {
        this.dice = dice;
    }

    /** The record as it is sent a second time; always different from the first. */
    SampleRecord amended(SampleRecord first) {
        ObjectNode payload = first.payload().deepCopy();
        if (dice.chance(300)) {
            move(payload, dice.chance(500) ? dice.between(1, 25) : -dice.between(1, 25));
        } else if (dice.chance(350)) {
            reclassify(first.kind(), payload);
        } else {
            correct(first.kind(), payload);
        }
        return new SampleRecord(first.kind(), first.org(), first.sourceId(), 2, payload);
    }

    /** Moves the whole record by some days, perhaps into another month or year. */
    private static void move(ObjectNode payload, int days) {
        DATES.forEach(name -> moveDate(payload, name, days));
        for (JsonNode supervision : payload.path("supervisions")) {
            moveDate((ObjectNode) supervision, "on", days);
        }
        INSTANTS.stream().filter(payload::has).forEach(name -> {
            OffsetDateTime moved =
                    OffsetDateTime.parse(payload.required(name).stringValue()).plusDays(days);
            payload.put(name, moved.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        });
    }

    private static void moveDate(ObjectNode object, String name, int days) {
        if (object.has(name)) {
            LocalDate moved =
                    LocalDate.parse(object.required(name).stringValue()).plusDays(days);
            object.put(name, moved.toString());
        }
    }

    private void reclassify(RecordKind kind, ObjectNode payload) {
        switch (kind) {
            case MEETING ->
                other(
                        payload,
                        "kind",
                        List.of(Meeting.Kind.SYMPOSIUM, Meeting.Kind.PROFESSIONAL, Meeting.Kind.INTERNAL));
            case DOCUMENT ->
                other(payload, "genre", List.of(Document.Genre.NOTICE, Document.Genre.LETTER, Document.Genre.OTHER));
            case PETITION ->
                other(
                        payload,
                        "channel",
                        List.of(Petition.Channel.LETTER, Petition.Channel.VISIT, Petition.Channel.ONLINE));
        }
    }

    private <E extends Enum<E>> void other(ObjectNode payload, String name, List<E> values) {
        String current = payload.required(name).stringValue();
        payload.put(
                name,
                dice.any(values.stream()
                                .filter(value -> !value.name().equals(current))
                                .toList())
                        .name());
    }

    private void correct(RecordKind kind, ObjectNode payload) {
        switch (kind) {
            case MEETING -> correctMeeting(payload);
            case DOCUMENT -> correctDocument(payload);
            case PETITION -> correctPetition(payload);
        }
    }

    private void correctMeeting(ObjectNode meeting) {
        if (meeting.path("status").stringValue("").equals(Meeting.Status.PLANNED.name())) {
            meeting.put("status", Meeting.Status.CANCELLED.name());
        } else if (meeting.get("expenses") instanceof ObjectNode expenses) {
            expenses.put("other", Money.yuan(dice.between(10_000, 400_000), dice));
        } else {
            meeting.put("participants", meeting.path("participants").intValue(10) + dice.between(1, 6));
        }
    }

    private void correctDocument(ObjectNode document) {
        if (dice.chance(400)) {
            document.put("reductionScope", !document.path("reductionScope").booleanValue(false))
                    .put("reductionScopeReason", "按统计口径调整");
        } else {
            document.put("characters", document.path("characters").intValue(1000) + dice.between(1, 400));
        }
    }

    private void correctPetition(ObjectNode petition) {
        if (!petition.has("repeatOf") && dice.chance(300)) {
            petition.put("repeatOf", "XF-2019-" + dice.between(1000, 9999));
        } else {
            petition.put("persons", petition.required("persons").intValue() + dice.between(1, 5));
        }
    }
}
