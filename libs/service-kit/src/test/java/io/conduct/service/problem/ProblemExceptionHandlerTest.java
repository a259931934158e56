package io.conduct.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemExceptionHandlerTest {

    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/meetings/x"));
    private final ProblemMapping down = failure -> failure instanceof IllegalStateException
            ? Optional.of(Problems.unavailable("the store is not available"))
            : Optional.empty();
    private final ProblemExceptionHandler handler = new ProblemExceptionHandler(List.of(down), new ProblemWriter());

    @Test
    void answersARefusalWithEverythingThatIsWrong() {
        JsonNode body = answer(Problems.unacceptable(List.of(
                        new FieldError("/title", "REQUIRED", "expected: present"),
                        new FieldError("/kind", "UNKNOWN_VALUE", "expected one of: A")))
                .asException());

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(exchange.getResponse().getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body.get("instance").stringValue()).isEqualTo("/api/v1/meetings/x");
        assertThat(body.get("errors").get(1).get("pointer").stringValue()).isEqualTo("/kind");
    }

    @Test
    void saysNothingAboutAFaultOfOurs() {
        JsonNode body = answer(new RuntimeException("secret of io.conduct.Internal"));

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(body.toString()).doesNotContain("secret").doesNotContain("io.conduct");
    }

    @Test
    void asksToTryAgainWhenADependencyIsDown() {
        answer(new IllegalStateException("no server"));

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("2");
    }

    @Test
    void keepsTheStatusOfTheFramework() {
        JsonNode body = answer(new ResponseStatusException(HttpStatus.METHOD_NOT_ALLOWED));

        assertThat(body.get("status").intValue()).isEqualTo(405);
    }

    @Test
    void namesAParameterThatIsMissing() throws NoSuchMethodException {
        MethodParameter parameter = new MethodParameter(
                ProblemExceptionHandlerTest.class.getDeclaredMethod("namesAParameterThatIsMissing"), -1);
        JsonNode body = answer(new MissingRequestValueException("metric", String.class, "query parameter", parameter));

        assertThat(body.get("status").intValue()).isEqualTo(422);
        assertThat(body.get("errors").get(0).get("pointer").stringValue()).isEqualTo("/metric");
    }

    @Test
    void saysOfABodyThatTheFrameworkCannotReadThatItIsNotOfItsFormat() {
        JsonNode body = answer(new ServerWebInputException("Failed to read HTTP message"));

        assertThat(body.get("status").intValue()).isEqualTo(400);
        assertThat(body.get("errors").get(0).get("code").stringValue()).isEqualTo("MALFORMED");
    }

    private JsonNode answer(Throwable failure) {
        handler.handle(exchange, failure).block();
        return JsonMapper.shared()
                .readTree(exchange.getResponse().getBodyAsString().block());
    }
}
