package io.conduct.petition.personal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds petitions of one org by the same person on the same matter (同人同事) without reading who that is: each gives
 * keyed hashes, and two petitions that share one are repeats of each other.
 *
 * <p>A person is the same by name and identification number; without a number, by name and telephone number. A matter
 * is the same by its topic; petitions without a topic are one matter. A petition in which nobody says who they are is
 * a repeat of another only when topic and text are the same.
 */
final class BlindIndex {

    private static final Pattern INSIGNIFICANT = Pattern.compile("[\\s\\p{Z}\\p{P}\\p{S}]+");

    private final Function<List<String>, String> hash;

    BlindIndex(Function<List<String>, String> hash) {
        this.hash = hash;
    }

    /** The keys of a petition recorded by {@code org}. */
    Set<String> keysOf(String org, PersonalPart part, @Nullable String topic) {
        String matter = topic == null ? "" : normalise(topic);
        Set<String> keys = new HashSet<>();
        for (Petitioner petitioner : part.petitioners()) {
            List<String> person = identityOf(petitioner);
            if (!person.isEmpty()) {
                keys.add(key("petitioner", org, matter, person));
            }
        }
        if (keys.isEmpty() && part.content() != null && topic != null) {
            keys.add(key("text", org, matter, List.of(normalise(part.content()))));
        }
        return keys;
    }

    private String key(String by, String org, String matter, List<String> what) {
        List<String> texts = new ArrayList<>(List.of(by, org, matter));
        texts.addAll(what);
        return PersonalTraces.identity(hash.apply(texts));
    }

    private static List<String> identityOf(Petitioner petitioner) {
        String name = petitioner.name() == null ? "" : normalise(petitioner.name());
        if (petitioner.idNumber() != null) {
            return List.of(Petitioner.ID_NUMBER, name, petitioner.idNumber());
        }
        return petitioner.phone() == null || name.isEmpty()
                ? List.of()
                : List.of(Petitioner.PHONE, name, normalise(petitioner.phone()));
    }

    /** Without what two clerks may write differently: width, case, spaces, punctuation. */
    private static String normalise(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return INSIGNIFICANT.matcher(compatible).replaceAll("");
    }
}
