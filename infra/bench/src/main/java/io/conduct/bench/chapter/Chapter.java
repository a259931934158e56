package io.conduct.bench.chapter;

/** One ability that is measured. */
public interface Chapter {

    /** Names it in the table and on the command line. */
    String name();

    /** Measures it and adds its rows. */
    void run(Scene scene) throws Exception;
}
