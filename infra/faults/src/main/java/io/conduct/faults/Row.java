package io.conduct.faults;

import io.conduct.faults.load.Poison;
import io.conduct.faults.network.TcpProxy;
import io.conduct.faults.network.TcpProxy.Weather;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.process.AnotherInstance;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.SupervisedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * One row of the matrix.
 *
 * @param id names it on the command line
 * @param fault what happens, in words
 * @param happen makes it happen and ends it; who died is started again by the supervisor
 */
record Row(String id, String fault, Consumer<Scene> happen) {

    private static final int HEADROOM = 64 * 1024;

    /** Every row, in the order of the matrix. */
    static List<Row> all() {
        return List.of(
                new Row("1", "recording service: kill -9", scene -> kill(scene, scene.recordingService())),
                new Row("3", "recording service: STOP 8-15 s", scene -> scene.freeze(scene.recordingService(), 8, 15)),
                new Row("4", "recording service: TERM", Row::restartOne),
                new Row("5", "broker: kill -9", scene -> kill(scene, Part.BROKER)),
                new Row("6", "broker: STOP 15-25 s", scene -> scene.freeze(Part.BROKER, 15, 25)),
                new Row("7", "broker: away 15-30 s", Row::brokerAway),
                new Row("8", "aggregator: kill -9", scene -> kill(scene, Part.AGGREGATOR)),
                new Row("9", "aggregator: kill -9, and again while it restores", Row::killTwice),
                new Row("10", "aggregator: its state deleted", Row::forgetState),
                new Row("11", "aggregator: an older copy of its state put back", Row::putBackState),
                new Row("12", "aggregator: a second instance comes and goes", Row::secondInstance),
                new Row("13", "store: kill -9", scene -> kill(scene, Part.STORE)),
                new Row("14", "store: STOP 6-12 s", scene -> scene.freeze(Part.STORE, 6, 12)),
                new Row("16", "gateway: kill -9", scene -> kill(scene, Part.GATEWAY)),
                new Row(
                        "16n",
                        "network gateway-service",
                        scene -> weather(scene, scene.arena().meetingsProxy())),
                new Row(
                        "17m",
                        "network services-store",
                        scene -> weather(scene, scene.arena().storeProxy())),
                new Row(
                        "17k",
                        "network services-broker",
                        scene -> weather(scene, scene.arena().brokerProxy())),
                new Row("18m", "store: disk full", scene -> fill(scene, Part.STORE)),
                new Row("18k", "broker: disk full", scene -> fill(scene, Part.BROKER)),
                new Row("18a", "aggregator: disk full", Row::fillForAWhile),
                new Row("21", "poison in the topics of the records", Row::poison),
                new Row("R", "everything restarted at random", Row::restartAll));
    }

    private static void kill(Scene scene, Part part) {
        scene.arena().process(part).kill9();
    }

    private static void restart(Scene scene, Part part) {
        scene.arena().process(part).restart();
    }

    /** The proxy before the meetings would take a connection that the service does not, and call what was sent unknown. */
    private static void restartOne(Scene scene) {
        restart(scene, scene.any(List.of(Part.DOCUMENT, Part.PETITION)));
    }

    private static void brokerAway(Scene scene) {
        SupervisedProcess broker = scene.arena().process(Part.BROKER);
        broker.stop();
        scene.pass(15, 30);
        broker.restart();
    }

    private static void killTwice(Scene scene) {
        kill(scene, Part.AGGREGATOR);
        scene.pass(3, 8);
        kill(scene, Part.AGGREGATOR);
    }

    private static void forgetState(Scene scene) {
        SupervisedProcess aggregator = scene.arena().process(Part.AGGREGATOR);
        aggregator.stop();
        scene.arena().forget(Part.AGGREGATOR);
        aggregator.restart();
    }

    private static void putBackState(Scene scene) {
        SupervisedProcess aggregator = scene.arena().process(Part.AGGREGATOR);
        aggregator.stop();
        Path earlier = scene.arena().keep(Part.AGGREGATOR);
        aggregator.restart();
        scene.pass(10, 20);
        aggregator.stop();
        scene.arena().putBack(Part.AGGREGATOR, earlier);
        aggregator.restart();
    }

    /** It takes over half of the work, and gives it back: when it is stopped, when it dies, or after the first one died. */
    private static void secondInstance(Scene scene) {
        try (AnotherInstance second = scene.arena().secondAggregator()) {
            second.awaitReady(Arena.BACK_BOUND);
            scene.pass(3, 8);
            switch (scene.random().nextInt(3)) {
                case 0 -> second.kill9();
                case 1 -> kill(scene, Part.AGGREGATOR);
                default -> second.stop();
            }
            scene.pass(3, 8);
        }
    }

    private static void poison(Scene scene) {
        Arena arena = scene.arena();
        new Poison(arena.as(Clients.ADMINISTRATOR), arena.bootstrapServers()).pour(scene.random());
    }

    private static void weather(Scene scene, TcpProxy proxy) {
        try {
            for (int change = 0; change < 3; change++) {
                proxy.change(scene.any(List.of(Weather.RESET, Weather.SILENT, Weather.DRIP, Weather.HALF_CLOSED)));
                scene.pass(2, 6);
            }
        } finally {
            proxy.change(Weather.FAIR);
        }
    }

    /** Nothing may grow for a while: a server that cannot write ends, and is started again with room. */
    private static void fill(Scene scene, Part part) {
        Arena arena = scene.arena();
        arena.limitFiles(part, part == Part.STORE ? arena.longestFile(part) : HEADROOM);
        scene.pass(4, 8);
        if (arena.process(part).isReady()) {
            kill(scene, part);
        }
    }

    /** Then it dies, or there is room again: it goes on, or says that only a restart helps, and gets it, as from any orchestrator. */
    private static void fillForAWhile(Scene scene) {
        Arena arena = scene.arena();
        arena.limitFiles(Part.AGGREGATOR, HEADROOM);
        scene.pass(4, 8);
        arena.unlimitFiles(Part.AGGREGATOR);
        scene.pass(1, 2);
        if (scene.random().nextBoolean() || !arena.isAlive(Part.AGGREGATOR)) {
            kill(scene, Part.AGGREGATOR);
        }
    }

    private static void restartAll(Scene scene) {
        do {
            Part part = scene.any(List.of(Part.values()));
            switch (scene.random().nextInt(4)) {
                case 0 -> restart(scene, part);
                case 1 -> scene.freeze(part, 1, 6);
                default -> kill(scene, part);
            }
            scene.arena().process(part).awaitReady(Arena.BACK_BOUND);
            scene.pass(1, 4);
        } while (scene.loaded().getAsBoolean());
    }
}
