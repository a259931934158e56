package io.conduct.aggregator.narrative;

import java.util.Optional;

/** What the sentences of a report are filled with. Names are metric ids, or {@code indicator/CODE} for declared ones. */
public interface Facts {

    /** The value as it is printed, without unit; empty when it is not known. */
    Optional<String> value(String name);

    /** The value of the year before; empty when it is not known. */
    Optional<String> previous(String name);

    /** How the value compares with the year before, in words. */
    Optional<String> comparison(String name);

    /** Whether everything that should have been reported was, so that a 0 says that there was nothing. */
    boolean isComplete(String name);
}
