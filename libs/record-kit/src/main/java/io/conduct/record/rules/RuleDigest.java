package io.conduct.record.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Tells whether rules are still the same: they are records, so their text says everything about them. */
public final class RuleDigest {

    private RuleDigest() {}

    /** SHA-256 over the rules in their order, in hex. */
    public static String of(Collection<?> rules) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rules.forEach(rule -> digest.update((rule + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }
}
