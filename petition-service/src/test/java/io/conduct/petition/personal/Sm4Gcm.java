package io.conduct.petition.personal;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** SM4 in Galois/Counter mode, as a site with 国密 requirements would add it: a class of its own and nothing else. */
final class Sm4Gcm implements CipherAlgorithm {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final SecureRandom random = new SecureRandom();

    @Override
    public String name() {
        return "SM4_GCM";
    }

    @Override
    public int keyLength() {
        return 16;
    }

    @Override
    public FieldCipher with(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, "SM4");
        return new FieldCipher() {
            @Override
            public byte[] seal(byte[] clear, byte[] associated) throws GeneralSecurityException {
                byte[] nonce = new byte[NONCE];
                random.nextBytes(nonce);
                byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, clear, associated);
                byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
                System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
                return whole;
            }

            @Override
            public byte[] open(byte[] sealed, byte[] associated) throws GeneralSecurityException {
                byte[] nonce = Arrays.copyOf(sealed, NONCE);
                return run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length), associated);
            }

            private byte[] run(int mode, byte[] nonce, byte[] input, byte[] associated)
                    throws GeneralSecurityException {
                Cipher cipher = Cipher.getInstance("SM4/GCM/NoPadding", PROVIDER);
                cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(associated);
                return cipher.doFinal(input);
            }
        };
    }
}
