package io.conduct.local.samples;

import tools.jackson.databind.node.ObjectNode;

/**
 * A number of the annual report that no record supplies, as the office declares it.
 *
 * @param org who declares it, for itself and everything below
 * @param year the year it is about
 * @param code what the report calls it
 * @param content value, unit, evidence, responsible, name
 */
public record SampleIndicator(String org, int year, String code, ObjectNode content) {

    /** The number as one line of a file. */
    ObjectNode item() {
        ObjectNode item = Json.object().put("org", org).put("year", year).put("code", code);
        item.setAll(content);
        return item;
    }
}
