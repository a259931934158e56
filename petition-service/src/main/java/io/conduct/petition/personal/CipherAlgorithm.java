package io.conduct.petition.personal;

import java.security.GeneralSecurityException;

/** An algorithm that a key of the key file may name. Algorithms live side by side: every envelope names its own. */
public interface CipherAlgorithm {

    /** Its name in key files and envelopes, for example {@code AES256_GCM}; it never changes. */
    String name();

    /** Length of its keys in bytes. */
    int keyLength();

    /** The cipher with this key. */
    FieldCipher with(byte[] key) throws GeneralSecurityException;
}
