package io.conduct.service.org;

import java.util.NavigableMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Dot-separated org codes such as {@code congress.general-office}; a code's subtree is itself and everything below. */
public final class OrgCode {

    /** Longest code, in characters. */
    public static final int MAX_LENGTH = 128;

    private static final char SEPARATOR = '.';
    private static final char AFTER_SEPARATOR = '.' + 1;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*");

    private OrgCode() {}

    /** Whether {@code code} has the form of an org code: lower-case letters, digits, single hyphens, dots. */
    public static boolean isValid(String code) {
        return code.length() <= MAX_LENGTH && FORM.matcher(code).matches();
    }

    /** Whether {@code code} is {@code root} or below it. */
    public static boolean isWithin(String code, String root) {
        return code.startsWith(root) && (code.length() == root.length() || code.charAt(root.length()) == SEPARATOR);
    }

    /** Visits what a map by code has of {@code root} and of everything below it, by code, and nothing else of it. */
    public static <T> void forEachWithin(NavigableMap<String, T> byCode, String root, BiConsumer<String, T> visitor) {
        T own = byCode.get(root);
        if (own != null) {
            visitor.accept(root, own);
        }
        byCode.subMap(root + SEPARATOR, root + AFTER_SEPARATOR).forEach(visitor);
    }
}
