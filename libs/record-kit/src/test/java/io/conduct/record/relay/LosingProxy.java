package io.conduct.record.relay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes everything on between Kafka clients and their broker, but for one answer to a write: when the broker has done it,
 * the answer is lost with its connection.
 */
final class LosingProxy implements AutoCloseable {

    private static final short PRODUCE = 0;

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool(LosingProxy::daemon);
    private final AtomicBoolean loses = new AtomicBoolean();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile int brokerPort;

    LosingProxy() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** Begins to pass on, to the broker on this port. */
    void leadTo(int port) {
        brokerPort = port;
        threads.execute(this::accept);
    }

    /** The answer to the next write is lost. */
    void loseNextAnswer() {
        loses.set(true);
    }

    int lost() {
        return lost.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Connection connection =
                        new Connection(client, new Socket(InetAddress.getLoopbackAddress(), brokerPort));
                threads.execute(connection::passRequests);
                threads.execute(connection::passAnswers);
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "losing-proxy");
        thread.setDaemon(true);
        return thread;
    }

    private final class Connection {

        private final Socket client;
        private final Socket broker;
        /** The number of the request whose answer is to be lost; -1 for none. */
        private final AtomicInteger losing = new AtomicInteger(-1);

        Connection(Socket client, Socket broker) {
            this.client = client;
            this.broker = broker;
        }

        void passRequests() {
            pass(client, broker, request -> {
                if (request.getShort(0) == PRODUCE && loses.compareAndSet(true, false)) {
                    losing.set(request.getInt(4));
                }
                return true;
            });
        }

        void passAnswers() {
            pass(broker, client, answer -> {
                boolean passes = answer.getInt(0) != losing.get();
                if (!passes) {
                    lost.incrementAndGet();
                }
                return passes;
            });
        }

        private void pass(Socket from, Socket to, Gate gate) {
            try (from;
                    to) {
                DataInputStream in = new DataInputStream(from.getInputStream());
                DataOutputStream out = new DataOutputStream(to.getOutputStream());
                while (true) {
                    byte[] frame = new byte[in.readInt()];
                    in.readFully(frame);
                    if (!gate.passes(ByteBuffer.wrap(frame))) {
                        return;
                    }
                    out.writeInt(frame.length);
                    out.write(frame);
                    out.flush();
                }
            } catch (IOException over) {
                return;
            }
        }
    }

    /** Decides about a frame. */
    private interface Gate {
        boolean passes(ByteBuffer frame);
    }
}
