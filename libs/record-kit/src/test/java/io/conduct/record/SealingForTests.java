package io.conduct.record;

import io.conduct.contract.RecordId;
import io.conduct.record.domain.PersonalData;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** Personal data of a kind whose payload has none: it only seals what could not be processed. */
final class SealingForTests implements PersonalData {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[16], "AES");

    private final AtomicInteger sealed = new AtomicInteger();

    @Override
    public Taken take(RecordId id, ObjectNode submitted) {
        return new Taken(null, List.of());
    }

    @Override
    public ObjectNode open(RecordId id, ObjectNode fields) {
        return fields;
    }

    @Override
    public String scope() {
        return "meetings:identity";
    }

    @Override
    public byte[] sealBytes(byte[] clear) {
        byte[] nonce =
                ByteBuffer.allocate(NONCE).putInt(sealed.incrementAndGet()).array();
        byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, clear);
        return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
    }

    @Override
    public byte[] openBytes(byte[] message) {
        byte[] nonce = new byte[NONCE];
        byte[] text = new byte[message.length - NONCE];
        ByteBuffer.wrap(message).get(nonce).get(text);
        return cipher(Cipher.DECRYPT_MODE, nonce, text);
    }

    private static byte[] cipher(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, KEY, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
