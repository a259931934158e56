package io.conduct.aggregator.edition.web;

import io.conduct.aggregator.edition.Edition;
import io.conduct.aggregator.edition.Rendering;
import java.net.URI;

/**
 * How far an edition has come to be written as a file.
 *
 * @param edition its number
 * @param format ending of the file's name
 * @param state RUNNING, DONE or FAILED
 * @param rowsDone rows of its tables that are written
 * @param rows rows of its tables; 0 until that is known, and for a file without tables
 * @param document where the file is; asked for before it is written, it is waited for
 */
record RenderingAnswer(int edition, String format, Rendering.State state, long rowsDone, long rows, URI document) {

    static RenderingAnswer of(Edition edition, Rendering rendering, URI document) {
        Rendering.Rows rows = rendering.rows();
        return new RenderingAnswer(
                edition.id().number(),
                rendering.format().suffix(),
                rendering.state(),
                rows.done(),
                rows.all(),
                document);
    }
}
