package io.conduct.record.intake;

import com.networknt.schema.Schema;
import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordId;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.record.domain.PersonalData;
import io.conduct.record.domain.PersonalData.Sealed;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.domain.Situation;
import io.conduct.record.ledger.IfMatch;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Intent.AmendmentCheck;
import io.conduct.record.ledger.StoredRecord.Content;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgCode;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a submitted JSON object into an intent, or says everything that is wrong with it. Errors name places and
 * expectations, never values.
 *
 * @param <P> the payload
 */
public final class SubmissionReader<P> {

    private static final String SOURCE_VERSION = "sourceVersion";
    private static final String ORG = "org";
    private static final String SOURCE_ID = "sourceId";
    private static final Pattern SOURCE_ID_FORM =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:~@+〔〕（）()\\[\\]-]{0,127}");
    private static final String SOURCE_ID_EXPECTED =
            "expected: 1 to 128 letters, digits or ._:~@+-()[]〔〕（）, beginning with a letter or digit";

    private final RecordDomain<P> domain;
    private final OrgDirectory orgs;
    private final Schema schema;
    private final JsonMapper json;
    private final @Nullable PersonalData personalData;

    public SubmissionReader(RecordDomain<P> domain, OrgDirectory orgs, @Nullable PersonalData personalData) {
        this.personalData = personalData;
        this.domain = domain;
        this.orgs = orgs;
        this.schema = PublicSchemas.validator(domain.kind());
        this.json = PayloadJson.mapper();
    }

    /** Reads an item of a batch, which carries {@code org} and {@code sourceId} itself. */
    public Reading readItem(ObjectNode item, Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        String org = takeText(item, ORG, errors);
        String sourceId = takeText(item, SOURCE_ID, errors);
        if (org == null || sourceId == null) {
            return Reading.refused(org, sourceId, Problems.unacceptable(errors));
        }
        return read(new RecordId(org, sourceId), item, IfMatch.NONE, caller);
    }

    /** Reads the body of a submission about {@code id}. */
    public Reading read(RecordId id, ObjectNode body, IfMatch ifMatch, Caller caller) {
        if (!caller.covers(id.org())) {
            return Reading.refused(
                    id.org(), id.sourceId(), Problems.forbidden("the org is outside the token's subtree"));
        }
        List<FieldError> errors = new ArrayList<>(idErrors(id));
        Long sourceVersion = takeSourceVersion(body, errors);
        Sealed personal = takePersonal(id, body, errors);
        Optional<P> payload = payloadOf(body, errors);
        payload.map(domain::businessDate).ifPresent(day -> checkOrgOn(id.org(), day, errors));
        if (payload.isEmpty() || !errors.isEmpty()) {
            return Reading.refused(id.org(), id.sourceId(), Problems.unacceptable(errors));
        }
        P accepted = payload.get();
        Content content = contentOf(id, accepted, personal);
        AmendmentCheck check =
                before -> domain.checkAmendment(json.treeToValue(before, domain.payloadType()), accepted);
        return Reading.accepted(new Intent.Put(id, ifMatch, sourceVersion, content, check, null, null));
    }

    /** What is wrong with the names of a record, whatever is to be done with it. */
    public static List<FieldError> idErrors(RecordId id) {
        List<FieldError> errors = new ArrayList<>();
        if (!OrgCode.isValid(id.org())) {
            errors.add(new FieldError("/org", FieldErrorCodes.FORMAT, "expected: lower-case words, hyphens and dots"));
        }
        if (!SOURCE_ID_FORM.matcher(id.sourceId()).matches()
                || !Normalizer.isNormalized(id.sourceId(), Normalizer.Form.NFC)) {
            errors.add(new FieldError("/sourceId", FieldErrorCodes.FORMAT, SOURCE_ID_EXPECTED));
        }
        return errors;
    }

    private Optional<P> payloadOf(ObjectNode body, List<FieldError> errors) {
        List<FieldError> refused = domain.prepare(body);
        errors.addAll(refused);
        refused.forEach(error -> body.remove(error.pointer().substring(1)));
        List<FieldError> violations = schema.validate(body).stream()
                .map(SchemaErrors::of)
                .filter(error ->
                        refused.stream().noneMatch(earlier -> earlier.pointer().equals(error.pointer())))
                .distinct()
                .toList();
        errors.addAll(violations);
        if (!violations.isEmpty() || !refused.isEmpty()) {
            return Optional.empty();
        }
        try {
            P payload = domain.normalise(json.treeToValue(body, domain.payloadType()));
            errors.addAll(domain.check(payload));
            return Optional.of(payload);
        } catch (DatabindException e) {
            errors.add(
                    new FieldError(pointerOf(e), FieldErrorCodes.FORMAT, "expected: a value of the documented form"));
            return Optional.empty();
        }
    }

    private @Nullable Sealed takePersonal(RecordId id, ObjectNode body, List<FieldError> errors) {
        if (personalData == null) {
            return null;
        }
        PersonalData.Taken taken = personalData.take(id, body);
        errors.addAll(taken.errors());
        return taken.sealed();
    }

    private Content contentOf(RecordId id, P payload, @Nullable Sealed personal) {
        ObjectNode canonical = json.valueToTree(payload);
        String text = json.writeValueAsString(canonical);
        Set<String> keys = new HashSet<>(domain.lookupKeys(id, payload));
        if (personal != null) {
            keys.addAll(personal.keys());
        }
        return new Content(
                domain.businessDate(payload),
                domain.subKind(payload),
                canonical,
                digest(personal == null ? text : text + personal.digest()),
                personal == null ? null : personal.fields(),
                keys,
                domain.assess(payload, Situation.alone(id)));
    }

    private void checkOrgOn(String code, LocalDate day, List<FieldError> errors) {
        Optional<Org> owner = orgs.owning(code);
        if (owner.isEmpty()) {
            errors.add(new FieldError("/org", FieldErrorCodes.UNKNOWN_ORG, "expected: an org of the directory"));
        } else if (!owner.get().isInForceOn(day)) {
            errors.add(new FieldError(
                    "/org", FieldErrorCodes.ORG_NOT_IN_FORCE, "expected: an org in force on the business date"));
        }
    }

    private static @Nullable Long takeSourceVersion(ObjectNode body, List<FieldError> errors) {
        JsonNode value = body.remove(SOURCE_VERSION);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            errors.add(new FieldError("/" + SOURCE_VERSION, FieldErrorCodes.TYPE, "expected: a whole number from 0"));
            return null;
        }
        return value.longValue();
    }

    private static @Nullable String takeText(ObjectNode item, String property, List<FieldError> errors) {
        JsonNode value = item.remove(property);
        if (value == null) {
            errors.add(new FieldError("/" + property, FieldErrorCodes.REQUIRED, "expected: present"));
            return null;
        }
        if (!value.isString()) {
            errors.add(new FieldError("/" + property, FieldErrorCodes.TYPE, "expected: string"));
            return null;
        }
        return value.stringValue();
    }

    private static String pointerOf(DatabindException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return pointer.toString();
    }

    private static String digest(String canonical) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }
}
