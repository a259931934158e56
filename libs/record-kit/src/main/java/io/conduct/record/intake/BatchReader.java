package io.conduct.record.intake;

import io.conduct.service.json.StrictJson;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a batch apart into its items. Within its limits each item stands alone, however broken the one before it. */
public final class BatchReader {

    private final IntakeLimits limits;
    private final JsonMapper itemJson;
    private final JsonFactory arrays;

    public BatchReader(IntakeLimits limits) {
        this.limits = limits;
        this.itemJson = StrictJson.mapper(limits.maxItem().toBytes());
        this.arrays = StrictJson.outline(limits.maxBody().toBytes());
    }

    /**
     * One item: an object, or the problem with it.
     *
     * @param object the item; null when there is a problem
     * @param problem what is wrong; null when there is an object
     */
    public record Item(
            @Nullable ObjectNode object, @Nullable Problem problem) {}

    /** Reads one JSON object, as {@code PUT} takes it. */
    public ObjectNode readObject(byte[] body) {
        Item item = itemOf(body, 0, body.length);
        if (item.object() == null) {
            throw (item.problem() == null ? Problems.malformed("no JSON object") : item.problem()).asException();
        }
        return item.object();
    }

    /** Reads NDJSON: one JSON object a line; blank lines are skipped and not counted. */
    public List<Item> readLines(byte[] body) {
        List<Item> items = new ArrayList<>();
        int start = 0;
        while (start < body.length) {
            int end = endOfLine(body, start);
            if (!isBlank(body, start, end)) {
                refuseTooMany(items.size());
                items.add(itemOf(body, start, end - start));
            }
            start = end + 1;
        }
        return items;
    }

    /** Reads a JSON array of objects. */
    public List<Item> readArray(byte[] body) {
        List<Item> items = new ArrayList<>();
        try (JsonParser parser = arrays.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Problems.malformed("expected: a JSON array").asException();
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                refuseTooMany(items.size());
                items.add(elementOf(body, parser));
            }
            if (parser.nextToken() != null) {
                throw Problems.malformed("expected: nothing after the array").asException();
            }
        } catch (JacksonException e) {
            throw problemOf(e, "item " + items.size() + ": ").asException();
        }
        return items;
    }

    /** Whatever is wrong within an item is wrong with that item alone, so that each is read by itself. */
    private Item elementOf(byte[] body, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return noObject();
        }
        int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        return itemOf(body, start, Math.toIntExact(parser.currentLocation().getByteOffset()) - start);
    }

    private Item itemOf(byte[] body, int start, int length) {
        if (length > limits.maxItem().toBytes()) {
            return tooLarge();
        }
        try {
            JsonNode node = itemJson.readTree(body, start, length);
            return node instanceof ObjectNode object ? new Item(object, null) : noObject();
        } catch (JacksonException e) {
            return new Item(null, problemOf(e, ""));
        }
    }

    private static Problem problemOf(JacksonException failure, String where) {
        if (failure instanceof StreamConstraintsException) {
            FieldError error = new FieldError("", "LIMIT", where + "expected: JSON within the documented limits");
            return Problems.unacceptable(List.of(error));
        }
        return Problems.malformed(where + "expected: well-formed JSON without duplicate properties, error at line "
                + failure.getLocation().getLineNr() + ", column "
                + failure.getLocation().getColumnNr());
    }

    private Item tooLarge() {
        return new Item(null, Problems.tooLarge("expected: an item of at most " + limits.maxItem()));
    }

    private static Item noObject() {
        return new Item(null, Problems.malformed("expected: a JSON object"));
    }

    private void refuseTooMany(int count) {
        if (count >= limits.maxItems()) {
            throw Problems.tooLarge("expected: at most " + limits.maxItems() + " items")
                    .asException();
        }
    }

    private static int endOfLine(byte[] body, int start) {
        int end = start;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
