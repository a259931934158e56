package io.conduct.client;

import java.net.http.HttpResponse;

/** The token endpoint answered something else than a token. */
final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient HttpResponse<String> response;

    TokenRefusedException(HttpResponse<String> response) {
        super("token endpoint: " + response.statusCode());
        this.response = response;
    }

    HttpResponse<String> response() {
        return response;
    }
}
