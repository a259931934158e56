package io.conduct.petition.personal;

import io.conduct.contract.RecordId;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * What the personal part leaves among the keys of its record when it is sealed or erased: whom it is from, as hashes
 * that only compare, and how many they are. Neither is in the public payload, and no figure changes when the rest goes.
 */
public final class PersonalTraces {

    private static final String IDENTITY = "person:";
    private static final String COUNT = "petitioners:";

    private PersonalTraces() {}

    static String identity(String hash) {
        return IDENTITY + hash;
    }

    /** Of no other record: it tells a number and relates nothing. */
    static String count(RecordId id, int petitioners) {
        return COUNT + petitioners + ":" + id.key();
    }

    /** Whether records that share {@code key} are from the same person and on the same matter. */
    public static boolean isIdentity(String key) {
        return key.startsWith(IDENTITY);
    }

    /** How many petitioners were named; empty when none were. */
    public static OptionalInt petitioners(Collection<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(COUNT))
                .mapToInt(key -> Integer.parseInt(key.substring(COUNT.length(), key.indexOf(':', COUNT.length()))))
                .findFirst();
    }
}
