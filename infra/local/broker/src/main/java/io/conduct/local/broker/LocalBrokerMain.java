package io.conduct.local.broker;

import java.nio.file.Path;

/**
 * Runs a {@link LocalBroker} as a process: {@code LocalBrokerMain FOLDER PORT}. Clients are sent to the port that the
 * environment variable {@code CONDUCT_BROKER_ADVERTISEDPORT} names, if there is one, for example a proxy's.
 *
 * <p>Prints {@code READY broker 127.0.0.1:PORT} on standard output once clients may connect, and nothing else there;
 * ends with status 1 and one line on standard error when it cannot start; stops cleanly on SIGTERM.
 */
public final class LocalBrokerMain {
    private LocalBrokerMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "io/conduct/local/broker/logback-broker.xml");
        try {
            LocalBroker broker = LocalBroker.start(config(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
            System.out.println("READY broker " + broker.bootstrapServers());
        } catch (RuntimeException failure) {
            System.err.println("broker not started: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static LocalBrokerConfig config(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException(arguments.length + " arguments (expected: FOLDER PORT)");
        }
        int port = Integer.parseInt(arguments[1]);
        String advertised = System.getenv("CONDUCT_BROKER_ADVERTISEDPORT");
        return new LocalBrokerConfig(
                Path.of(arguments[0]), port, advertised == null ? port : Integer.parseInt(advertised));
    }
}
