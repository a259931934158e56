package io.conduct.faults.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.conduct.faults.network.TcpProxy.Weather;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proxy before a server that says back what it hears. */
class TcpProxyTest {

    private static final int ANSWERS_WITHIN = 60_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;
    private final TcpProxy proxy;

    TcpProxyTest() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::echo);
        proxy = TcpProxy.before(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
        threads.shutdownNow();
    }

    @Test
    void passesEverythingOnInFairWeatherAndOneByOne() throws IOException {
        try (Socket client = connect()) {
            assertThat(said(client, 7)).isEqualTo(7);
            proxy.change(Weather.DRIP);
            assertThat(said(client, 8)).isEqualTo(8);
        }
    }

    @Test
    void resetsWhatIsOpenAndWhatComes() throws IOException {
        try (Socket client = connect()) {
            said(client, 7);
            proxy.change(Weather.RESET);
            assertThatThrownBy(() -> said(client, 8)).isInstanceOf(SocketException.class);
        }
        await().atMost(Duration.ofSeconds(60)).until(this::isReset);

        proxy.change(Weather.FAIR);
        try (Socket client = connect()) {
            assertThat(said(client, 9)).isEqualTo(9);
        }
    }

    @Test
    void saysNothingUntilTheWeatherIsFair() throws IOException {
        try (Socket client = connect()) {
            said(client, 7);
            proxy.change(Weather.SILENT);
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> saidUnchecked(client), threads);
            assertThat(answer).isNotDone();

            proxy.change(Weather.FAIR);
            assertThat(answer.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(5);
        }
    }

    @Test
    void endsTheAnswersOfHalfClosedConnections() throws IOException {
        try (Socket client = connect()) {
            said(client, 7);
            proxy.change(Weather.HALF_CLOSED);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private boolean isReset() {
        try (Socket client = connect()) {
            return said(client, 1) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(ANSWERS_WITHIN);
        return client;
    }

    private static int said(Socket client, int octet) throws IOException {
        client.getOutputStream().write(octet);
        return client.getInputStream().read();
    }

    private static int saidUnchecked(Socket client) {
        try {
            return said(client, 5);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> echo(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException reset) {
            assertThat(reset).isInstanceOf(SocketException.class);
        }
    }
}
