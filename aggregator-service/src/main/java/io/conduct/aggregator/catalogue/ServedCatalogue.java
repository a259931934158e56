package io.conduct.aggregator.catalogue;

/** The catalogue of the figures that are served now. While a changed one is counted, it is still the one before. */
@FunctionalInterface
public interface ServedCatalogue {

    /** That catalogue. */
    Catalogue get();
}
