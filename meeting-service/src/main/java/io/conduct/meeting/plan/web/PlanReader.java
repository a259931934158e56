package io.conduct.meeting.plan.web;

import com.networknt.schema.Schema;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.plan.MeetingPlan;
import io.conduct.meeting.plan.PlanKey;
import io.conduct.record.intake.SchemaErrors;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgCode;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns a submitted object into a plan, or says everything that is wrong with it. */
final class PlanReader {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final OrgDirectory orgs;
    private final JsonMapper json = PayloadJson.mapper();
    private final Schema schema;

    PlanReader(OrgDirectory orgs) {
        this.orgs = orgs;
        this.schema = PublicSchemas.validator(json.readTree(schemaText()));
    }

    /** The plan; fails with 422 naming every error. */
    MeetingPlan read(PlanKey key, ObjectNode body) {
        List<FieldError> errors = new ArrayList<>(keyErrors(key));
        schema.validate(body).stream().map(SchemaErrors::of).distinct().forEach(errors::add);
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        MeetingPlan plan = json.treeToValue(body, MeetingPlan.class);
        List<FieldError> doubled = itemsGivenTwice(plan);
        if (!doubled.isEmpty()) {
            throw Problems.unacceptable(doubled).asException();
        }
        return plan;
    }

    private List<FieldError> keyErrors(PlanKey key) {
        List<FieldError> errors = new ArrayList<>();
        if (key.year() < FIRST_YEAR || key.year() > LAST_YEAR) {
            errors.add(new FieldError(
                    "/year", FieldErrorCodes.RANGE, "expected: a year from " + FIRST_YEAR + " to " + LAST_YEAR));
        }
        if (!OrgCode.isValid(key.org())) {
            errors.add(new FieldError("/org", FieldErrorCodes.FORMAT, "expected: lower-case words, hyphens and dots"));
            return errors;
        }
        Optional<Org> owner = orgs.owning(key.org());
        if (owner.isEmpty()) {
            errors.add(new FieldError("/org", FieldErrorCodes.UNKNOWN_ORG, "expected: an org of the directory"));
        } else if (!owner.get().isInForceWithin(LocalDate.of(key.year(), 1, 1), LocalDate.of(key.year(), 12, 31))) {
            errors.add(new FieldError(
                    "/org", FieldErrorCodes.ORG_NOT_IN_FORCE, "expected: an org in force in the plan's year"));
        }
        return errors;
    }

    private static List<FieldError> itemsGivenTwice(MeetingPlan plan) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < plan.items().size(); i++) {
            if (!seen.add(plan.items().get(i).item())) {
                errors.add(new FieldError(
                        "/items/" + i + "/item", FieldErrorCodes.INCONSISTENT, "expected: no two items of one number"));
            }
        }
        return errors;
    }

    private static String schemaText() {
        try (InputStream in = new ClassPathResource("schema/meeting-plan.v1.schema.json").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("schema/meeting-plan.v1.schema.json", e);
        }
    }
}
