package io.conduct.local.samples;

import io.conduct.contract.RecordKind;
import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.Petition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The material of the samples: volumes, weights and phrases, read from {@code library.json}. */
record Library(
        List<Plan> departments,
        Map<String, List<Integer>> monthWeights,
        Map<Meeting.Kind, Integer> meetingKinds,
        Map<Meeting.Kind, Integer> leadingMeetingKinds,
        Map<Document.Genre, Integer> genres,
        Map<Document.Genre, Integer> leadingGenres,
        Map<Petition.Channel, Share> channels,
        List<String> petitionTopics,
        List<String> superiors,
        List<String> places,
        List<String> designatedPlaces,
        List<String> lecturers,
        List<String> studies,
        List<String> recipients,
        Map<Meeting.Kind, List<String>> meetingTitles,
        Map<Document.Genre, List<String>> documentTitles,
        String researchTitle) {

    static Library load() {
        try (InputStream in =
                Objects.requireNonNull(Library.class.getResourceAsStream("library.json"), "library.json")) {
            return Json.MAPPER.readValue(in, Library.class);
        } catch (IOException e) {
            throw new UncheckedIOException("library.json", e);
        }
    }

    List<Integer> monthWeights(RecordKind kind) {
        return Objects.requireNonNull(monthWeights.get(kind.plural()), kind.plural());
    }

    /** One department: how much it sends and what about; {@code leads} for the office that serves the organ as a whole. */
    record Plan(
            String code,
            String name,
            String client,
            String documentCode,
            Volume meetings,
            Volume documents,
            Volume petitions,
            boolean leads,
            List<String> matters) {

        Department department() {
            return new Department(code, name, client);
        }

        Volume volume(RecordKind kind) {
            return switch (kind) {
                case MEETING -> meetings;
                case DOCUMENT -> documents;
                case PETITION -> petitions;
            };
        }
    }

    /** Records in the first year, and by how many per cent each later year differs from the one before. */
    record Volume(int base, int changePercent) {

        int in(int yearsAfterFirst, int scalePercent) {
            long records = base * 1000L;
            for (int year = 0; year < yearsAfterFirst; year++) {
                records = records * (100 + changePercent) / 100;
            }
            return (int) Math.max(1, (records * scalePercent / 100 + 500) / 1000);
        }
    }

    /** A weight that drifts from year to year and never falls below 1. */
    record Share(int weight, int drift) {

        int in(int yearsAfterFirst) {
            return Math.max(1, weight + drift * yearsAfterFirst);
        }
    }
}
