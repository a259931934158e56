package io.conduct.ledgerfile.dictionary;

import java.util.List;

/**
 * What a record is known by.
 *
 * @param column the column that holds its identifier
 * @param within pointers of the properties within which a bare running number means something: those of a register
 *     begin anew every year
 * @param derivation how it is derived when a row holds none
 * @param from pointers of the properties it is derived from, all of which but the last must be there
 */
public record Identity(Column column, List<String> within, Derivation derivation, List<String> from) {

    /** How an identifier comes from the content. */
    public enum Derivation {
        /** Not at all: such a row is refused. */
        NONE,
        /** The first property is the identifier. */
        VALUE,
        /** A digest of the properties. */
        DIGEST
    }

    /** Takes copies. */
    public Identity {
        within = List.copyOf(within);
        from = List.copyOf(from);
    }
}
