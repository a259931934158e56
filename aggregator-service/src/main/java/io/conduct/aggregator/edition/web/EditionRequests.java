package io.conduct.aggregator.edition.web;

import io.conduct.aggregator.edition.Edition;
import io.conduct.aggregator.edition.FreezeCondition;
import io.conduct.aggregator.edition.FreezeRequest;
import io.conduct.aggregator.edition.FreezeRequest.Waiver;
import io.conduct.aggregator.figure.web.FigureRequests;
import io.conduct.service.json.JsonFields;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is asked of editions, or says everything that is wrong with it. */
@Component
public class EditionRequests {

    private static final Pattern YEAR = Pattern.compile("199[1-9]|20\\d\\d|2100");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");
    private static final int LONGEST_TEXT = 2_000;

    private final FigureRequests figures;

    EditionRequests(FigureRequests figures) {
        this.figures = figures;
    }

    /** The year of a path; 422 when it is none. */
    public int year(String year) {
        if (!YEAR.matcher(year).matches()) {
            throw Problems.unacceptable(
                            List.of(new FieldError("/year", FieldErrorCodes.RANGE, "expected: 1991 to 2100")))
                    .asException();
        }
        return Integer.parseInt(year);
    }

    /** The org asked for, or the caller's own; 404 for one that the caller may not see. */
    public String org(Optional<String> org, Caller caller) {
        return figures.org(org, caller);
    }

    /** Names an edition; 404 for what can be no number of one. */
    public Edition.Id id(String year, String number, Optional<String> org, Caller caller) {
        if (!NUMBER.matcher(number).matches()) {
            throw Problems.notFound("no such edition").asException();
        }
        return new Edition.Id(org(org, caller), year(year), Integer.parseInt(number));
    }

    FreezeRequest freeze(String year, ObjectNode body, Optional<String> queried, Caller caller) {
        JsonFields fields = new JsonFields(body);
        fields.allow("org", "remarks", "waivers");
        Optional<String> org = fields.text("org", 1, 200);
        Optional<String> remarks = fields.text("remarks", 0, LONGEST_TEXT);
        List<Waiver> waivers = new ArrayList<>();
        List<FieldError> errors = waiverErrors(body.path("waivers"), waivers);
        fields.throwIfRefused();
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        return new FreezeRequest(
                org(org.or(() -> queried), caller), year(year), caller.client(), remarks.orElse(""), waivers);
    }

    String remarks(ObjectNode body) {
        JsonFields fields = new JsonFields(body);
        fields.allow("remarks");
        Optional<String> remarks = fields.text("remarks", 0, LONGEST_TEXT);
        fields.throwIfRefused();
        return remarks.orElse("");
    }

    private static List<FieldError> waiverErrors(JsonNode node, List<Waiver> waivers) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(new FieldError("/waivers", FieldErrorCodes.TYPE, "expected: array"));
        }
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            String pointer = "/waivers/" + index;
            if (node.required(index) instanceof ObjectNode waiver) {
                errors.addAll(waiverErrors(new JsonFields(waiver, pointer), waivers));
            } else {
                errors.add(new FieldError(pointer, FieldErrorCodes.TYPE, "expected: object"));
            }
        }
        return errors;
    }

    private static List<FieldError> waiverErrors(JsonFields waiver, List<Waiver> waivers) {
        waiver.allow("condition", "reason");
        waiver.requirePresent("condition");
        waiver.requirePresent("reason");
        Optional<String> condition = waiver.text("condition", 0, LONGEST_TEXT)
                .flatMap(name -> conditions().contains(name)
                        ? Optional.of(name)
                        : waiver.refuse(
                                "condition",
                                FieldErrorCodes.UNKNOWN_VALUE,
                                "expected one of: " + String.join(", ", conditions())));
        Optional<String> reason = waiver.text("reason", 1, LONGEST_TEXT);
        condition.ifPresent(name -> reason.ifPresent(why -> waivers.add(new Waiver(name, why))));
        return waiver.errors();
    }

    private static List<String> conditions() {
        return Stream.concat(Arrays.stream(FreezeCondition.values()).map(Enum::name), Stream.of(FreezeCondition.ANY))
                .toList();
    }
}
