package io.conduct.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/** Calls one server over connections that stay open; a call that fails is not repeated. Safe for several threads. */
public final class Door implements AutoCloseable {
    private static final ContentType LINES = ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);

    private final CloseableHttpClient client;
    private final URI base;

    /** A door to {@code base} for so many callers at a time. */
    public Door(URI base, int callers) {
        this.base = base;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(callers)
                        .setMaxConnPerRoute(callers)
                        .build())
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .build();
    }

    /**
     * What was answered.
     *
     * @param status the HTTP status
     * @param body the text
     */
    public record Reply(int status, String body) {
        private static final int FIRST_ERROR = 300;

        /** Whether it is 2xx. */
        public boolean isFine() {
            return status < FIRST_ERROR;
        }
    }

    /** GET. */
    public Reply get(String path, @Nullable String token) throws IOException {
        return send(new HttpGet(base.resolve(path)), token);
    }

    /** PUT of JSON. */
    public Reply put(String path, byte[] json, @Nullable String token) throws IOException {
        HttpPut request = new HttpPut(base.resolve(path));
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return send(request, token);
    }

    /** POST of one JSON object a line. */
    public Reply post(String path, byte[] lines, @Nullable String token) throws IOException {
        HttpPost request = new HttpPost(base.resolve(path));
        request.setEntity(new ByteArrayEntity(lines, LINES));
        return send(request, token);
    }

    private Reply send(ClassicHttpRequest request, @Nullable String token) throws IOException {
        if (token != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        return client.execute(request, answer -> new Reply(answer.getCode(), EntityUtils.toString(answer.getEntity())));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
