package io.conduct.faults.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between clients and a server on 127.0.0.1 and passes their bytes on, as the weather allows. */
public final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    /** What becomes of bytes. */
    public enum Weather {
        /** They arrive. */
        FAIR,
        /** Every connection is reset, new ones too. */
        RESET,
        /** Connections are accepted and nothing arrives, nor is anything said; it arrives when the weather is fair again. */
        SILENT,
        /** They arrive one by one. */
        DRIP,
        /** What clients say arrives; answers do not, their half of each connection is closed. */
        HALF_CLOSED
    }

    private final ServerSocket door;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(TcpProxy::daemon);
    private final Set<Pair> open = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private volatile Weather weather = Weather.FAIR;

    private TcpProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** A proxy on a free port before {@code target}, where nobody need listen yet. */
    public static TcpProxy before(int target) {
        try {
            TcpProxy proxy = new TcpProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** Changes the weather, also over the connections that are open. */
    public void change(Weather next) {
        synchronized (change) {
            weather = next;
            change.notifyAll();
        }
        if (next == Weather.RESET) {
            open.forEach(Pair::reset);
        } else if (next == Weather.HALF_CLOSED) {
            open.forEach(Pair::closeHalf);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            open.forEach(Pair::reset);
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        Pair pair = new Pair(client, new Socket());
        open.add(pair);
        try {
            pair.server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            if (weather == Weather.RESET) {
                pair.reset();
                return;
            }
            threads.execute(() -> pump(pair, pair.server, client, true));
            pump(pair, client, pair.server, false);
        } catch (IOException nobodyThere) {
            pair.reset();
        } finally {
            open.remove(pair);
        }
    }

    private void pump(Pair pair, Socket from, Socket onto, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = onto.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitPassage();
                if (answers && weather == Weather.HALF_CLOSED) {
                    pair.closeHalf();
                    return;
                }
                pass(buffer, read, out);
            }
            onto.shutdownOutput();
        } catch (IOException broken) {
            pair.reset();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            pair.reset();
        }
    }

    private void awaitPassage() throws InterruptedException {
        synchronized (change) {
            while (weather == Weather.SILENT) {
                change.wait();
            }
        }
    }

    private void pass(byte[] buffer, int length, OutputStream out) throws IOException {
        int step = weather == Weather.DRIP ? 1 : length;
        for (int at = 0; at < length; at += step) {
            out.write(buffer, at, Math.min(step, length - at));
            out.flush();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    }

    /** The two connections of one client. */
    private record Pair(Socket client, Socket server) {

        void reset() {
            abort(client);
            abort(server);
        }

        void closeHalf() {
            try {
                client.shutdownOutput();
            } catch (IOException alreadyClosed) {
                abort(client);
            }
        }

        private static void abort(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException alreadyClosed) {
                return;
            }
            try {
                socket.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
