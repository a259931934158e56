package io.conduct.petition.personal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who petitions. It has no text form, so that none can get into a log.
 *
 * @param name name (姓名)
 * @param idNumber citizen identification number (公民身份号码), 18 characters
 * @param phone telephone number (联系电话)
 * @param address address (住址)
 */
record Petitioner(
        @Nullable String name,
        @Nullable String idNumber,
        @Nullable String phone,
        @Nullable String address) {

    static final String NAME = "name";
    static final String ID_NUMBER = "idNumber";
    static final String PHONE = "phone";
    static final String ADDRESS = "address";

    /** What is known, by the names of the properties, in their order. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        put(properties, NAME, name);
        put(properties, ID_NUMBER, idNumber);
        put(properties, PHONE, phone);
        put(properties, ADDRESS, address);
        return properties;
    }

    @Override
    public String toString() {
        return "a petitioner";
    }

    private static void put(Map<String, String> properties, String property, @Nullable String value) {
        if (value != null) {
            properties.put(property, value);
        }
    }
}
