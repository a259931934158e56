package io.conduct.local.launcher.process;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where every process listens on 127.0.0.1. */
public final class Ports {
    private static final int ANY = 0;
    private static final int HIGHEST = 65_535;

    private final Map<Part, Integer> ports;

    private Ports(Map<Part, Integer> ports) {
        this.ports = ports;
    }

    /**
     * Takes the wished ports, and free ones where 0 is wished.
     *
     * @throws OperatorException in one line, if any of them is busy or impossible
     */
    public static Ports resolve(Map<Part, Integer> wished) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        List<String> busy = new ArrayList<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            // Held until all are known: the system may hand out a port again as soon as it is let go.
            wished.forEach((part, port) -> hold(part, port, held, ports, busy));
        } finally {
            held.forEach(Ports::release);
        }
        if (!busy.isEmpty()) {
            throw new OperatorException(String.join("; ", busy));
        }
        return new Ports(ports);
    }

    /** The port of {@code part}. */
    public int of(Part part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException(part + " (expected: one of " + ports.keySet() + ")");
        }
        return port;
    }

    private static void hold(
            Part part, int port, List<ServerSocket> held, Map<Part, Integer> ports, List<String> busy) {
        if (port < ANY || port > HIGHEST) {
            throw new OperatorException(
                    "-D" + part.portProperty() + "=" + port + " (expected: 1 to 65535, or 0 for any free port)");
        }
        try {
            var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            ports.put(part, socket.getLocalPort());
        } catch (IOException taken) {
            busy.add("port " + port + ", meant for " + part.label() + ", is busy (stop what listens there, or set -D"
                    + part.portProperty() + "=<another port>)");
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
