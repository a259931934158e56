package io.conduct.faults;

import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.process.Part;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Where and when a fault happens.
 *
 * @param arena the platform
 * @param random decides what is left open
 * @param loaded whether there is still much to send
 */
record Scene(Arena arena, SplittableRandom random, BooleanSupplier loaded) {

    private static final List<Part> RECORDING = List.of(Part.MEETING, Part.DOCUMENT, Part.PETITION);

    Part recordingService() {
        return any(RECORDING);
    }

    <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    /** Lets between so many seconds pass. */
    void pass(int least, int most) {
        Patience.pass(Duration.ofMillis(random.nextInt(least * 1000, most * 1000)));
    }

    /** Stops a part where it is, for a while. */
    void freeze(Part part, int least, int most) {
        arena.signal(part, "STOP");
        try {
            pass(least, most);
        } finally {
            arena.signal(part, "CONT");
        }
    }
}
