package io.conduct.local.samples.recount;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The definitions of the metrics, written out by hand. */
final class IndependentMetrics {

    /** What does not count in the statistics on fewer documents when its sender says nothing. */
    private static final Set<String> OUTSIDE_REDUCTION = Set.of(
            "LETTER",
            "REPORT",
            "REQUEST",
            "PROPOSAL",
            "MINUTES",
            "RESOLUTION",
            "DECISION",
            "COMMUNIQUE",
            "ANNOUNCEMENT");

    static final Map<String, Metric> METRICS = Map.ofEntries(
            Map.entry("meetings.held", meetings(IndependentMetrics::held)),
            Map.entry(
                    "meetings.held.excluding-statutory",
                    meetings(item -> held(item) && !item.path("statutory").booleanValue(false))),
            Map.entry(
                    "meetings.minutes",
                    meetings(
                            item -> held(item) && item.has("startsAt") && item.has("endsAt"),
                            IndependentMetrics::minutes)),
            Map.entry(
                    "meetings.expenses",
                    meetings(item -> held(item) && item.has("expenses"), IndependentMetrics::expenses)),
            Map.entry("meetings.unplanned", meetings(item -> held(item) && !item.has("planItem"))),
            Map.entry("study.sessions", meetings(item -> held(item) && is(item, "kind", "STUDY_SESSION"))),
            Map.entry("study.classes", meetings(item -> held(item) && is(item, "kind", "READING_CLASS"))),
            Map.entry(
                    "study.lectures",
                    meetings(
                            IndependentMetrics::held,
                            item -> BigDecimal.valueOf(item.path("lectures").size()))),
            Map.entry("party-group.integrity-hearings", meetings(IndependentMetrics::heardOfIntegrity)),
            Map.entry("documents.issued", documents(item -> true)),
            Map.entry("documents.in-reduction-scope", documents(IndependentMetrics::inReductionScope)),
            Map.entry("documents.characters", documents(item -> true, item -> number(item, "characters"))),
            Map.entry("documents.unsupported", documents(IndependentMetrics::unsupported)),
            Map.entry("research.reports", documents(item -> is(item, "purpose", "RESEARCH_REPORT"))),
            Map.entry("petitions.letters", petitions(item -> is(item, "channel", "LETTER"))),
            Map.entry("petitions.visit-batches", petitions(item -> is(item, "channel", "VISIT"))),
            Map.entry(
                    "petitions.visit-persons",
                    petitions(item -> is(item, "channel", "VISIT"), item -> number(item, "persons"))),
            Map.entry("petitions.calls", petitions(item -> is(item, "channel", "CALL"))),
            Map.entry("petitions.online", petitions(item -> is(item, "channel", "ONLINE"))),
            Map.entry(
                    "petitions.group-visits",
                    petitions(item -> is(item, "channel", "VISIT")
                            && item.required("persons").intValue() >= 5)),
            Map.entry("petitions.repeat", petitions(item -> item.has("repeatOf"))),
            Map.entry("relays.meetings", meetings(IndependentMetrics::onlyRelaysAMeeting)),
            Map.entry("relays.documents", documents(IndependentMetrics::onlyRelaysADocument)));

    private IndependentMetrics() {}

    /** What is counted, on which date, and how much each counts. */
    record Metric(
            String kind, String dateProperty, Predicate<JsonNode> counts, Function<JsonNode, BigDecimal> amount) {}

    private static Metric meetings(Predicate<JsonNode> counts) {
        return meetings(counts, item -> BigDecimal.ONE);
    }

    private static Metric meetings(Predicate<JsonNode> counts, Function<JsonNode, BigDecimal> amount) {
        return new Metric("meetings", "heldOn", counts, amount);
    }

    private static Metric documents(Predicate<JsonNode> counts) {
        return documents(counts, item -> BigDecimal.ONE);
    }

    private static Metric documents(Predicate<JsonNode> counts, Function<JsonNode, BigDecimal> amount) {
        return new Metric("documents", "signedOn", counts, amount);
    }

    private static Metric petitions(Predicate<JsonNode> counts) {
        return petitions(counts, item -> BigDecimal.ONE);
    }

    private static Metric petitions(Predicate<JsonNode> counts, Function<JsonNode, BigDecimal> amount) {
        return new Metric("petitions", "receivedOn", counts, amount);
    }

    private static boolean held(JsonNode item) {
        return is(item, "status", "HELD");
    }

    private static boolean is(JsonNode item, String property, String value) {
        return item.path(property).stringValue("").equals(value);
    }

    private static BigDecimal number(JsonNode item, String property) {
        return BigDecimal.valueOf(item.path(property).longValue(0));
    }

    private static BigDecimal minutes(JsonNode item) {
        OffsetDateTime start = OffsetDateTime.parse(item.required("startsAt").stringValue());
        OffsetDateTime end = OffsetDateTime.parse(item.required("endsAt").stringValue());
        return BigDecimal.valueOf(Duration.between(start, end).toMinutes());
    }

    private static BigDecimal expenses(JsonNode item) {
        JsonNode expenses = item.required("expenses");
        return amount(expenses, "lodging").add(amount(expenses, "meals")).add(amount(expenses, "other"));
    }

    private static BigDecimal amount(JsonNode expenses, String heading) {
        return new BigDecimal(expenses.path(heading).stringValue("0"));
    }

    private static boolean heardOfIntegrity(JsonNode item) {
        return held(item)
                && is(item, "kind", "PARTY_GROUP")
                && item.path("agenda").valueStream().anyMatch(IndependentMetrics::isIntegrityHearing);
    }

    private static boolean isIntegrityHearing(JsonNode agendaItem) {
        return is(agendaItem, "kind", "HEARING")
                && agendaItem
                        .path("topics")
                        .valueStream()
                        .anyMatch(topic -> topic.stringValue().equals("党风廉政"));
    }

    private static boolean inReductionScope(JsonNode item) {
        JsonNode declared = item.path("reductionScope");
        return declared.isBoolean() ? declared.booleanValue() : usuallyInReductionScope(item);
    }

    private static boolean usuallyInReductionScope(JsonNode item) {
        return !OUTSIDE_REDUCTION.contains(item.path("genre").stringValue(""))
                && !is(item, "urgency", "TELEGRAM_IMMEDIATE")
                && !item.path("title").stringValue("").contains("疫情");
    }

    private static boolean unsupported(JsonNode item) {
        return (is(item, "category", "SUPPORTING") || is(item, "category", "DIVISION_OF_WORK")) && !item.has("basis");
    }

    private static boolean onlyRelaysAMeeting(JsonNode item) {
        JsonNode ownMeasures = item.path("relays").path("ownMeasures");
        return held(item) && ownMeasures.isBoolean() && !ownMeasures.booleanValue();
    }

    private static boolean onlyRelaysADocument(JsonNode item) {
        JsonNode newContent = item.path("relays").path("newContentPercent");
        return newContent.isString() && new BigDecimal(newContent.stringValue()).compareTo(BigDecimal.valueOf(30)) < 0;
    }
}
