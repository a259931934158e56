package io.conduct.petition.personal;

import java.security.GeneralSecurityException;

/** An authenticated cipher with its key. */
public interface FieldCipher {

    /** Seals {@code clear}; only {@link #open} with the same {@code associated} data gives it back. */
    byte[] seal(byte[] clear, byte[] associated) throws GeneralSecurityException;

    /**
     * What was sealed.
     *
     * @throws GeneralSecurityException when it was sealed with another key or other associated data, or changed since
     */
    byte[] open(byte[] sealed, byte[] associated) throws GeneralSecurityException;
}
