package io.conduct.contract.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An absent list and an empty one say the same. */
final class Absent {

    private Absent() {}

    static <T> List<T> asEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
