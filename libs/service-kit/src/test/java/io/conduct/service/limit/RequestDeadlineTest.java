package io.conduct.service.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.NettyPipeline;

class RequestDeadlineTest {

    private static final long NOTHING = -1;
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void watch() {
        channel.freezeTime();
        channel.pipeline().addLast(NettyPipeline.HttpCodec, new HttpServerCodec());
        RequestDeadline.watch(channel.pipeline(), Duration.ofSeconds(10), Duration.ofMinutes(6));
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", HEAD + "body", HEAD + "body" + HEAD + "body"})
    void waitsForNothingOnceARequestWasReadWhateverBecameOfIt(String request) {
        say(request);

        assertThat(channel.runScheduledPendingTasks()).isEqualTo(NOTHING);
    }

    @Test
    void waitsForNothingOnceTheConnectionIsClosed() {
        say(HEAD + "bo");

        channel.close().syncUninterruptibly();

        assertThat(channel.runScheduledPendingTasks()).isEqualTo(NOTHING);
    }

    @Test
    void closesTheConnectionOfAHeadThatDoesNotEnd() {
        say("GET / HTTP/1.1\r\n");
        pass(Duration.ofSeconds(9));
        say("Host: x\r\n");
        assertThat(channel.isOpen()).isTrue();

        pass(Duration.ofSeconds(1));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void givesABodyUpThatDoesNotEnd() {
        say(HEAD + "b");
        pass(Duration.ofMinutes(5));
        say("o");
        assertThat(channel.isOpen()).isTrue();

        pass(Duration.ofMinutes(1));

        assertThatThrownBy(channel::checkException).isInstanceOf(ReadTimeoutException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    private void say(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
