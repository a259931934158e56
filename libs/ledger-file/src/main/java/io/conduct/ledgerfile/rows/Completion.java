package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Column;
import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.dictionary.Fallback;
import io.conduct.ledgerfile.dictionary.Identity;
import io.conduct.ledgerfile.file.Sheet;
import io.conduct.ledgerfile.value.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gives a draft what its row does not say itself: values that the title implies, and an identifier. */
final class Completion {

    private static final int DIGEST_BYTES = 8;
    private static final Pattern RUNNING_NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern WITH_YEAR = Pattern.compile(".*(?:19|20)[0-9]{2}.*");
    private static final Pattern DAY = Pattern.compile("((?:19|20)[0-9]{2})-[0-9]{2}-[0-9]{2}");

    private final Dictionary dictionary;
    private final Title title;

    Completion(Dictionary dictionary, Title title) {
        this.dictionary = dictionary;
        this.title = title;
    }

    LedgerRow complete(Draft draft, Sheet sheet) {
        dictionary.columns().stream()
                .filter(column -> !column.fallbacks().isEmpty() && !draft.isSettled(column.pointer()))
                .forEach(column -> fallback(column, draft)
                        .ifPresent(value ->
                                draft.set(column, column.pointer(), JsonNodeFactory.instance.stringNode(value))));
        String sourceId = identifierOf(draft);
        if (sourceId == null && !draft.isSettled("/sourceId")) {
            Column column = dictionary.identity().column();
            draft.fail(column, "/sourceId", "REQUIRED", "expected: an identifier in column " + column.name());
        }
        LedgerRow.Place place = new LedgerRow.Place(sheet.number(), sheet.name(), draft.row());
        return new LedgerRow(place, sourceId, draft.payload(), draft.problems(), draft.unread());
    }

    private Optional<String> fallback(Column column, Draft draft) {
        for (Fallback each : column.fallbacks()) {
            Optional<String> value = value(each, column, draft);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private Optional<String> value(Fallback fallback, Column column, Draft draft) {
        if (fallback.endOf() != null) {
            return draft.at(fallback.endOf())
                    .filter(JsonNode::isString)
                    .flatMap(text -> column.words().valueAtTheEndOf(text.stringValue()));
        }
        String titled = fallback.titled();
        if (titled == null) {
            return Optional.ofNullable(fallback.value());
        }
        return title.text().contains(titled) && !anotherApplies(fallback, column)
                ? Optional.ofNullable(fallback.value())
                : Optional.empty();
    }

    /** 来信来访登记簿 says nothing about the form of a single petition. */
    private boolean anotherApplies(Fallback fallback, Column column) {
        return column.fallbacks().stream()
                .filter(other -> other.titled() != null && title.text().contains(other.titled()))
                .anyMatch(other -> other.value() != null && !other.value().equals(fallback.value()));
    }

    private @Nullable String identifierOf(Draft draft) {
        Identity identity = dictionary.identity();
        Optional<String> given = draft.identifier();
        if (given.isPresent()) {
            String text = given.get();
            return RUNNING_NUMBER.matcher(text).matches() ? within(text, identity, draft) : text;
        }
        if (draft.isSettled("/sourceId")) {
            return null;
        }
        return switch (identity.derivation()) {
            case NONE -> null;
            case VALUE -> fromValue(identity, draft);
            case DIGEST -> fromDigest(identity, draft);
        };
    }

    private static @Nullable String within(String text, Identity identity, Draft draft) {
        List<String> parts = new ArrayList<>();
        for (String pointer : identity.within()) {
            Optional<JsonNode> value = draft.at(pointer);
            if (value.isEmpty()) {
                return null;
            }
            parts.add(DAY.matcher(value.get().stringValue()).replaceFirst("$1"));
        }
        parts.add(text);
        return String.join("-", parts);
    }

    private static @Nullable String fromValue(Identity identity, Draft draft) {
        Optional<String> text = draft.at(identity.from().get(0))
                .filter(JsonNode::isString)
                .map(value -> Texts.identifier(value.stringValue()));
        if (text.isEmpty() || WITH_YEAR.matcher(text.get()).matches()) {
            return text.orElse(null);
        }
        return within(text.get(), identity, draft);
    }

    private static @Nullable String fromDigest(Identity identity, Draft draft) {
        List<String> parts = new ArrayList<>();
        List<String> from = identity.from();
        for (int index = 0; index < from.size(); index++) {
            Optional<JsonNode> value = draft.at(from.get(index));
            if (value.isEmpty() && index < from.size() - 1) {
                return null;
            }
            parts.add(value.map(each -> Texts.key(each.stringValue())).orElse(""));
        }
        return parts.get(0) + "-" + digest(String.join("\n", parts));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }
}
