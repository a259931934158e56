package io.conduct.petition.personal;

import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sealed value with what is needed to open it, but for the key.
 *
 * @param alg the name of the algorithm
 * @param keyId the key's name in the key file
 * @param ciphertext the sealed bytes in Base64, nonce and tag included
 */
record Envelope(String alg, String keyId, String ciphertext) {

    private static final String ALG = "alg";
    private static final String KEY_ID = "keyId";
    private static final String CIPHERTEXT = "ciphertext";

    static Envelope of(String alg, String keyId, byte[] sealed) {
        return new Envelope(alg, keyId, Base64.getEncoder().encodeToString(sealed));
    }

    static Envelope read(JsonNode node) {
        return new Envelope(
                node.path(ALG).stringValue(""),
                node.path(KEY_ID).stringValue(""),
                node.path(CIPHERTEXT).stringValue(""));
    }

    /** The sealed bytes; an IllegalArgumentException when they are no Base64. */
    byte[] sealed() {
        return Base64.getDecoder().decode(ciphertext);
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put(ALG, alg)
                .put(KEY_ID, keyId)
                .put(CIPHERTEXT, ciphertext);
    }
}
