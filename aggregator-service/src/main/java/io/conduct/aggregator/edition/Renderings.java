package io.conduct.aggregator.edition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The editions that are being written as files, and those that were lately. What a file says follows from its edition
 * alone, so whichever instance is asked for one can begin it, and nobody has to remember who did.
 */
public final class Renderings {

    /** An edition has four forms, and nobody reads many editions at a time. */
    private static final int MOST_KEPT = 16;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final EditionRendering rendering;
    private final Cache<File, Rendering> files =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(KEPT).build();

    Renderings(EditionRendering rendering) {
        this.rendering = rendering;
    }

    private record File(String sha256, EditionFormat format) {}

    /** The edition as a file of this format, which is begun when nobody has yet. */
    public Rendering of(Edition edition, EditionFormat format) {
        return files.asMap()
                .computeIfAbsent(
                        new File(edition.sha256(), format),
                        file -> Rendering.begin(format, progress -> rendering.render(edition, format, progress)));
    }

    /** The same, begun anew after a failure. */
    public Rendering again(Edition edition, EditionFormat format) {
        Rendering known = of(edition, format);
        if (known.state() != Rendering.State.FAILED) {
            return known;
        }
        files.asMap().remove(new File(edition.sha256(), format), known);
        return of(edition, format);
    }
}
