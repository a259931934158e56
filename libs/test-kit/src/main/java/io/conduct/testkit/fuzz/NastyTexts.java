package io.conduct.testkit.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that have broken other systems, and texts that nobody has thought of. */
final class NastyTexts {

    private static final List<String> KNOWN = List.of(
            "",
            " ",
            ".",
            "..",
            "../../etc/passwd",
            "..\\..\\win.ini",
            "..;/actuator/env",
            "a/../../b",
            "\u0000",
            "a\u0000b",
            "x\r\nX-Injected: 1",
            "x\n2026-01-01 INFO forged line",
            "\u001b[31mred\u001b[0m",
            "\u202Egnol\u202C",
            "zero\u200Bwidth",
            "\uFEFFbom",
            "сongress",
            "ｃｏｎｇｒｅｓｓ",
            "congress．general-office",
            "congress.",
            ".congress",
            "congress..general-office",
            "CONGRESS",
            "congress ",
            "cöngress",
            "co\u0308ngress",
            "İstanbul",
            "ß",
            "𝒸ongress",
            "👩‍👩‍👧‍👦",
            "\uD800",
            "${jndi:ldap://127.0.0.1/x}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "'; DROP TABLE x; --",
            "{\"$gt\":\"\"}",
            "$where",
            "__proto__",
            "constructor",
            "null",
            "undefined",
            "true",
            "NaN",
            "-1",
            "0",
            "00",
            "1e999999999",
            "9223372036854775808",
            "99999999999999999999999999",
            "2021-02-30",
            "0000-00-00",
            "9999-12-31T23:59:60Z",
            "+292278994-08-17",
            "=1+1",
            "@SUM(A1)",
            "%2e%2e%2f",
            "%00",
            "%",
            "*",
            "**",
            "(a+)+$",
            "W/\"1\"",
            "\"1\", \"2\"");

    private static final int LONGEST = 6_000;

    private final Random random;

    NastyTexts(Random random) {
        this.random = random;
    }

    /** One of them. */
    String any() {
        return switch (random.nextInt(8)) {
            case 0 -> repeated();
            case 1 -> characters(1 + random.nextInt(40));
            default -> KNOWN.get(random.nextInt(KNOWN.size()));
        };
    }

    private String repeated() {
        String unit = List.of("a", "中", "../", "\\", "\"", "{", "%", "0").get(random.nextInt(8));
        return unit.repeat(1 + random.nextInt(LONGEST / unit.length()));
    }

    private String characters(int count) {
        return random.ints(count, 0, 0xFFFF)
                .collect(StringBuilder::new, (text, point) -> text.append((char) point), StringBuilder::append)
                .toString();
    }
}
