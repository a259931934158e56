package io.conduct.record.events;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a CloudEvents header in HTTP: US-ASCII, other characters as their UTF-8 bytes, each as {@code %XX}. The SDK
 * leaves them as they are.
 */
final class HttpAttributes {

    private static final int HEX = 16;

    private HttpAttributes() {}

    /** The text; empty when the header holds anything else than printable ASCII and correct escapes. */
    static Optional<String> decode(String header) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(header.length());
        for (int i = 0; i < header.length(); i++) {
            char sign = header.charAt(i);
            if (sign < ' ' || sign > '~') {
                return Optional.empty();
            }
            if (sign == '%') {
                int high = i + 2 < header.length() ? Character.digit(header.charAt(i + 1), HEX) : -1;
                int low = high < 0 ? -1 : Character.digit(header.charAt(i + 2), HEX);
                if (low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * HEX + low);
                i += 2;
            } else {
                bytes.write(sign);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
