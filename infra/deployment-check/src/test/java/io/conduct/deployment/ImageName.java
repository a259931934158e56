package io.conduct.deployment;

import java.util.regex.Pattern;

/** Whether an image says which version it is. */
final class ImageName {

    private static final Pattern PINNED =
            Pattern.compile("[^:]+(:\\d+/[^:]+)?:v?\\d+\\.\\d+[\\w.\\-]*(@sha256:\\p{XDigit}{64})?");

    private ImageName() {}

    /** A tag with a major and a minor version at least; never {@code latest}. */
    static boolean isPinned(String image) {
        return PINNED.matcher(image).matches();
    }
}
