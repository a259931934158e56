package io.conduct.petition.personal;

import io.conduct.contract.RecordId;
import io.conduct.record.domain.PersonalData;
import io.conduct.service.problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who petitions and what they wrote. Each value is sealed on its own, bound to its record and its place in it, so that
 * a sealed value moved elsewhere does not open.
 */
public final class PetitionPersonalData implements PersonalData {

    private static final String SCOPE = "petitions:identity";
    private static final String SEALED = "sealed";
    private static final String COLLECTION = "petitions";
    private static final String MESSAGE_CONTEXT = COLLECTION + ".quarantine";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PersonalKeys keys;
    private final BlindIndex index;

    public PetitionPersonalData(PersonalKeys keys) {
        this.keys = keys;
        this.index = new BlindIndex(keys.index()::of);
    }

    @Override
    public Taken take(RecordId id, ObjectNode submitted) {
        List<FieldError> errors = new ArrayList<>();
        PersonalPart part = PersonalReader.take(submitted, errors);
        return part.isEmpty() || !errors.isEmpty()
                ? new Taken(null, errors)
                : new Taken(seal(id, part, submitted), errors);
    }

    @Override
    public ObjectNode open(RecordId id, ObjectNode sealed) {
        ObjectNode clear = JSON.createObjectNode();
        JsonNode people = sealed.path(PersonalReader.PETITIONERS).path(SEALED);
        if (!people.isEmpty()) {
            ArrayNode petitioners = clear.putArray(PersonalReader.PETITIONERS);
            for (int i = 0; i < people.size(); i++) {
                openPetitioner(id, i, people.get(i), petitioners.addObject());
            }
        }
        JsonNode content = sealed.path(PersonalReader.CONTENT).path(SEALED);
        if (content.isObject()) {
            clear.put(PersonalReader.CONTENT, open(content, place(id, PersonalReader.CONTENT)));
        }
        return clear;
    }

    @Override
    public String scope() {
        return SCOPE;
    }

    @Override
    public byte[] sealBytes(byte[] clear) {
        return JSON.writeValueAsBytes(keys.seal(clear, MESSAGE_CONTEXT).toJson());
    }

    @Override
    public byte[] openBytes(byte[] sealed) {
        try {
            return keys.open(Envelope.read(JSON.readTree(sealed)), MESSAGE_CONTEXT);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not an envelope (expected: what sealBytes gave)", e);
        }
    }

    private Sealed seal(RecordId id, PersonalPart part, ObjectNode submitted) {
        ObjectNode fields = JSON.createObjectNode();
        String digest = "";
        if (!part.petitioners().isEmpty()) {
            digest += sealPetitioners(id, part, fields);
        }
        String content = part.content();
        if (content != null) {
            ObjectNode field = fields.putObject(PersonalReader.CONTENT);
            String place = place(id, PersonalReader.CONTENT);
            digest += digestInto(field, place, List.of(content));
            field.set(SEALED, seal(content, place));
        }
        return new Sealed(fields, digest, keysOf(id, part, submitted));
    }

    private String sealPetitioners(RecordId id, PersonalPart part, ObjectNode fields) {
        ObjectNode field = fields.putObject(PersonalReader.PETITIONERS);
        String digest = digestInto(field, place(id, PersonalReader.PETITIONERS), part.petitionerTexts());
        ArrayNode sealed = field.putArray(SEALED);
        for (int i = 0; i < part.petitioners().size(); i++) {
            int position = i;
            ObjectNode one = sealed.addObject();
            part.petitioners()
                    .get(i)
                    .properties()
                    .forEach((property, value) -> one.set(property, seal(value, place(id, position, property))));
        }
        return digest;
    }

    private String digestInto(ObjectNode field, String place, List<String> texts) {
        List<String> all = new ArrayList<>(List.of(place));
        all.addAll(texts);
        String digest = keys.digests().of(all);
        field.put(DIGEST, digest);
        return digest;
    }

    private Set<String> keysOf(RecordId id, PersonalPart part, ObjectNode submitted) {
        Set<String> found = new HashSet<>(index.keysOf(id.org(), part, text(submitted.path("topic"))));
        if (!part.petitioners().isEmpty()) {
            found.add(PersonalTraces.count(id, part.petitioners().size()));
        }
        return found;
    }

    private void openPetitioner(RecordId id, int position, JsonNode sealed, ObjectNode petitioner) {
        sealed.properties()
                .forEach(field ->
                        petitioner.put(field.getKey(), open(field.getValue(), place(id, position, field.getKey()))));
    }

    private ObjectNode seal(String value, String place) {
        return keys.seal(value.getBytes(StandardCharsets.UTF_8), place).toJson();
    }

    private String open(JsonNode envelope, String place) {
        return new String(keys.open(Envelope.read(envelope), place), StandardCharsets.UTF_8);
    }

    private static String place(RecordId id, int position, String property) {
        return place(id, PersonalReader.PETITIONERS + "/" + position + "/" + property);
    }

    /** No org, source id or property has a line break in it. */
    private static String place(RecordId id, String field) {
        return COLLECTION + "\n" + id.key() + "\n" + field;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }
}
