package io.conduct.ledgerfile.file;

/** Takes what a file holds, in its order. */
public interface SheetSink {

    /** A sheet begins; the rows that follow are its. */
    void sheet(Sheet sheet);

    /** The next row that holds something. */
    void row(SheetRow row);
}
