package io.conduct.petition.personal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The personal part of a submission, in clear. It has no text form, so that none can get into a log.
 *
 * @param petitioners who petitions
 * @param content what they wrote or said; null when it was not sent
 */
record PersonalPart(List<Petitioner> petitioners, @Nullable String content) {

    PersonalPart {
        petitioners = List.copyOf(petitioners);
    }

    boolean isEmpty() {
        return petitioners.isEmpty() && content == null;
    }

    /** Everything the petitioners say of themselves, without a doubt about where one ends and the next begins. */
    List<String> petitionerTexts() {
        List<String> texts = new ArrayList<>();
        for (Petitioner petitioner : petitioners) {
            texts.add("petitioner");
            petitioner.properties().forEach((property, value) -> {
                texts.add(property);
                texts.add(value);
            });
        }
        return texts;
    }

    @Override
    public String toString() {
        return "a personal part";
    }
}
