package io.conduct.petition.personal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** AES with 256 bits in Galois/Counter mode, by Tink. */
public final class AesGcm implements CipherAlgorithm {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    @Override
    public String name() {
        return "AES256_GCM";
    }

    @Override
    public int keyLength() {
        return KEY;
    }

    @Override
    @AccessesPartialKey
    public FieldCipher with(byte[] key) throws GeneralSecurityException {
        AeadConfig.register();
        AesGcmKey secret = AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(KEY)
                        .setIvSizeBytes(NONCE)
                        .setTagSizeBytes(TAG)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        Aead aead = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(secret).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        return new TinkCipher(aead);
    }

    private record TinkCipher(Aead aead) implements FieldCipher {

        @Override
        public byte[] seal(byte[] clear, byte[] associated) throws GeneralSecurityException {
            return aead.encrypt(clear, associated);
        }

        @Override
        public byte[] open(byte[] sealed, byte[] associated) throws GeneralSecurityException {
            return aead.decrypt(sealed, associated);
        }
    }
}
