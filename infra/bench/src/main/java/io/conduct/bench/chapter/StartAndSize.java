package io.conduct.bench.chapter;

import io.conduct.bench.result.Numbers;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.PlatformSettings;
import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** How long the platform takes to start, and how large it is. */
public final class StartAndSize implements Chapter {
    private static final double START_SECONDS = 15;
    private static final double MEMORY_MEBIBYTES = 2.5 * 1024;
    private static final double MEBIBYTE = 1024.0 * 1024;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Scene scene) throws IOException {
        double seconds = scene.startTook().toMillis() / 1e3;
        scene.add(Row.cost(name(), "everything serves: six services, broker and store", seconds, "s")
                .within(START_SECONDS));
        Processes processes = new Processes(scene);
        double resident =
                Stream.of(Part.values()).mapToDouble(processes::resident).sum();
        scene.add(Row.cost(name(), "resident memory of all eight after the start", resident, "MiB")
                .within(MEMORY_MEBIBYTES));
        scene.add(Row.cost(name(), "the same, shared pages once", processes.proportional(), "MiB"));
        scene.remark("the aggregator may take a heap of 1 GiB here, where the local platform gives it 256 MiB");
        jars(scene);
    }

    private void jars(Scene scene) throws IOException {
        PlatformSettings settings = PlatformSettings.ofThisProcess();
        List<Part> services = Arrays.stream(Part.values())
                .filter(Part::isApplication)
                .filter(part -> settings.programs().containsKey(part))
                .toList();
        double all = 0;
        List<String> withRocks = new ArrayList<>();
        StringBuilder sizes = new StringBuilder();
        for (Part service : services) {
            Path jar = Path.of(settings.programs().getOrDefault(service, ""));
            double size = Files.size(jar) / MEBIBYTE;
            all += size;
            sizes.append(sizes.isEmpty() ? "" : ", ")
                    .append(service.label())
                    .append(' ')
                    .append(Numbers.plain(size));
            if (holdsRocksDb(jar)) {
                withRocks.add(service.label());
            }
        }
        scene.add(Row.cost(name(), "executable jars of the six", all, "MiB"));
        scene.remark("jars in MiB: " + sizes + "; RocksDB is in: " + String.join(", ", withRocks));
    }

    private static boolean holdsRocksDb(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().contains("rocksdbjni"));
        }
    }
}
