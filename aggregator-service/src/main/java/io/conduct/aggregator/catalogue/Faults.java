package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.expression.ExpressionException;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with a file, so that one reading tells all of it. */
final class Faults {

    private final List<String> errors = new ArrayList<>();

    /** What {@code reading} yields; when it fails, remembers why and yields {@code otherwise}. */
    <T> T reading(T otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DataFileException e) {
            errors.addAll(e.errors());
            return otherwise;
        }
    }

    /** Like {@link #reading}, for an expression that stands at {@code node}. */
    <T> T compiling(DataNode node, T otherwise, Supplier<T> compilation) {
        try {
            return compilation.get();
        } catch (ExpressionException e) {
            e.reasons().forEach(reason -> errors.addAll(node.error(reason).errors()));
            return otherwise;
        }
    }

    /** Runs a check that yields nothing. */
    void checking(Runnable check) {
        reading(true, () -> {
            check.run();
            return true;
        });
    }

    /** @throws DataFileException when anything was wrong */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new DataFileException(errors);
        }
    }
}
