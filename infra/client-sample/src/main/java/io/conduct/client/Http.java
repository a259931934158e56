package io.conduct.client;

import java.net.http.HttpClient;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every call shares.
 *
 * @param client the connections
 */
record Http(HttpClient client) {

    /** A batch of 5,000 records is answered within this. */
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration CONNECT = Duration.ofSeconds(5);

    static Http standard() {
        return new Http(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
    }
}
