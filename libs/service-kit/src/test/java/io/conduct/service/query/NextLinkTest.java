package io.conduct.service.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class NextLinkTest {

    @Test
    void keepsEveryOtherParameterAsItWasSent() {
        String sent =
                "/api/v1/meetings?modifiedSince=2021-01-01T00:00:00%2B08:00&cursor=old&finding=a=b&kind=%E4%BC%9A";

        assertThat(NextLink.of(request(sent), "new"))
                .isEqualTo("/api/v1/meetings?modifiedSince=2021-01-01T00:00:00%2B08:00&finding=a=b&kind=%E4%BC%9A"
                        + "&cursor=new");
    }

    @Test
    void setsWhatWasNotSent() {
        assertThat(NextLink.of(request("/api/v1/a"), Map.of("cursor", "x+y", "asOf", "2021-03-05")))
                .isEqualTo("/api/v1/a?asOf=2021-03-05&cursor=x%2By");
    }

    private static MockServerHttpRequest request(String sent) {
        return MockServerHttpRequest.method(HttpMethod.GET, URI.create(sent)).build();
    }
}
