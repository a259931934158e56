package io.conduct.reportdocument;

/** Is told how far the writing of a file has come. */
@FunctionalInterface
public interface Progress {

    /** Nobody wants to know. */
    Progress UNWATCHED = (done, all) -> {};

    /**
     * Another row of a table was written.
     *
     * @param done rows written so far, over all tables
     * @param all rows of all tables
     */
    void rows(long done, long all);
}
