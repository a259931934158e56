package io.conduct.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.text.ParseException;

/** The key that signs tokens: generated once and kept, so that tokens survive a restart. */
final class SigningKey {
    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey at(Path path) {
        var file = new PrivateFile(path);
        if (!file.exists()) {
            file.write(generate().toJSONString());
        }
        return parse(path, file.read());
    }

    private static RSAKey parse(Path path, String json) {
        try {
            RSAKey key = RSAKey.parse(json);
            if (key.isPrivate() && key.size() >= BITS) {
                return key;
            }
        } catch (ParseException notAKey) {
            throw new UnusableFileException(path, "an RSA private key as JWK");
        }
        throw new UnusableFileException(path, "a private key of " + BITS + " bits or more");
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
