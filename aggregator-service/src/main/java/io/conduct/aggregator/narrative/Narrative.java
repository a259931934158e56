package io.conduct.aggregator.narrative;

import java.util.List;

/**
 * A report's text.
 *
 * @param title its title
 * @param sections its sections
 */
public record Narrative(String title, List<Section> sections) {

    /** Takes a copy of the sections. */
    public Narrative {
        sections = List.copyOf(sections);
    }

    /**
     * A section.
     *
     * @param heading with its number; empty before the first
     * @param paragraphs its paragraphs
     */
    public record Section(String heading, List<Paragraph> paragraphs) {

        /** Takes a copy of the paragraphs. */
        public Section {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * A paragraph.
     *
     * @param subheading its first words, set apart; may be empty
     * @param text the rest
     */
    public record Paragraph(String subheading, String text) {}
}
