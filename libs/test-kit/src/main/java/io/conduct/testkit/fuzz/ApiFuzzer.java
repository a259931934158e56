package io.conduct.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a running service requests made of its own OpenAPI document and looks at every answer: never a fault of the
 * service, always a problem with a type and, for a refused body, with codes; never a trace of code, a header that came
 * out of the input, or a text that is a secret. The heap of the service, which runs in this JVM, stays flat.
 *
 * <p>{@code -Dconduct.fuzz.requests=100000} sets how many, {@code -Dconduct.fuzz.seed=7} which.
 */
public final class ApiFuzzer {

    private static final Logger LOG = LoggerFactory.getLogger(ApiFuzzer.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHORT = 300;
    /** From here on a run says something about memory: before, classes are still being loaded and code compiled. */
    private static final int WARM = 5_000;

    private static final long MEBIBYTE = 1 << 20;
    private static final long MOST_GROWTH = 64 * MEBIBYTE;
    private static final int MOST_FAULTS = 20;
    private static final int ORDINARY_LENGTH = 4_000;
    /** A head that is longer is answered and its connection closed; who still sends it may see only the end. */
    private static final int LONGEST_HEAD = 16 * 1024;

    private static final int CUT_OFF = 0;
    private static final Pattern CODE = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]|io\\.conduct\\.|org\\.springframework|tools\\.jackson|java\\.(?:lang|util|io)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonNode document;
    private final FuzzRequests.Aim aim;
    private final List<String> secrets;
    private final long seed = Long.getLong("conduct.fuzz.seed", 20210305);
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    /**
     * @param base address of the service
     * @param document its OpenAPI document
     * @param token a token that opens every operation for the org
     * @param org the org
     * @param secrets texts that no answer may hold
     */
    public ApiFuzzer(URI base, byte[] document, String token, String org, List<String> secrets) {
        this.document = JSON.readTree(document);
        this.aim = new FuzzRequests.Aim(base, token, org);
        this.secrets = List.copyOf(secrets);
    }

    /** Sends as many requests as are asked for. */
    public void bearsEverything() {
        int count = Integer.getInteger("conduct.fuzz.requests", SHORT);
        FuzzRequests requests = new FuzzRequests(document, aim, new Random(seed));
        long before = 0;
        for (int i = 0; i < count && faults.size() < MOST_FAULTS; i++) {
            if (i == WARM) {
                before = usedHeap();
            }
            send(requests.next());
        }
        long growth = count > WARM ? usedHeap() - before : 0;
        LOG.info("fuzz seed {}: {} requests, answers {}, heap {} MiB more", seed, count, answers, growth / MEBIBYTE);
        assertThat(faults).as("seed %s", seed).isEmpty();
        assertThat(growth).as("growth of the heap, bytes").isLessThan(MOST_GROWTH);
    }

    private void send(HttpRequest request) {
        try {
            HttpResponse<String> answer = clientOf(request).send(request, BodyHandlers.ofString());
            answers.merge(answer.statusCode(), 1, Integer::sum);
            look(request, answer);
        } catch (IOException e) {
            if (lengthOf(request) <= LONGEST_HEAD) {
                throw new UncheckedIOException("seed " + seed + ": " + request, e);
            }
            answers.merge(CUT_OFF, 1, Integer::sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A head that is too large ends its connection, which nothing else should have been asked on. */
    private HttpClient clientOf(HttpRequest request) {
        return lengthOf(request) < ORDINARY_LENGTH
                ? client
                : HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static int lengthOf(HttpRequest request) {
        return request.uri().toString().length()
                + request.headers().map().toString().length();
    }

    private void look(HttpRequest request, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String body = answer.body();
        if (status >= 500 && status != 503) {
            fault(request, status + " " + body);
        }
        if (answer.headers().firstValue("x-injected").isPresent()) {
            fault(request, "a header came out of the input");
        }
        secrets.stream().filter(body::contains).forEach(secret -> fault(request, status + " holds a secret"));
        if (status >= 400) {
            lookAtProblem(request, answer);
        }
    }

    private void lookAtProblem(HttpRequest request, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String type = answer.headers().firstValue("content-type").orElse("nothing");
        boolean protocol = status == 414
                || status == 431
                || (status == 400 && answer.body().isEmpty());
        if (protocol) {
            return;
        }
        if (!type.startsWith("application/problem+json")) {
            fault(request, status + " as " + type);
            return;
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            boolean coded = problem.path("errors")
                    .valueStream()
                    .allMatch(error -> error.path("code").asString("").matches("[A-Z][A-Z_]+"));
            if (problem.path("status").asInt(0) != status
                    || !problem.path("type").asString("").startsWith("urn:conduct:problem:")
                    || !coded) {
                fault(request, "not a problem of ours: " + problem);
            }
            if (CODE.matcher(problem.path("detail") + " " + problem.path("errors"))
                    .find()) {
                fault(request, "shows code: " + problem);
            }
        } catch (JacksonException e) {
            fault(request, status + " is no JSON: " + answer.body());
        }
    }

    private void fault(HttpRequest request, String what) {
        String shown = what.length() > 600 ? what.substring(0, 600) : what;
        faults.add(
                request.method() + " " + request.uri() + " " + request.headers().map() + ": " + shown);
    }

    /** After the collector had its chance. */
    @SuppressWarnings("ExplicitGC")
    private static long usedHeap() {
        Runtime jvm = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return jvm.totalMemory() - jvm.freeMemory();
    }
}
