package io.conduct.local.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.local.samples.SampleLibrary;
import io.conduct.local.samples.SampleSet;
import io.conduct.local.samples.SampleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadMarkerTest {
    private static final SampleSet FEW = SampleLibrary.generate(new SampleSettings(1, List.of(2021), 1));

    @TempDir
    private Path folder;

    private LoadMarker marker;

    @BeforeEach
    void inAFreshFolder() {
        marker = new LoadMarker(folder.resolve("samples").resolve("loaded.json"));
    }

    @Test
    void remembersTheVerySetThatWasSent() {
        assertThat(marker.isAbout(FEW)).isFalse();

        marker.write(FEW);

        assertThat(marker.isAbout(FEW)).isTrue();
        assertThat(marker.isAbout(SampleLibrary.generate(new SampleSettings(2, List.of(2021), 1))))
                .isFalse();
    }

    @Test
    void takesANoteThatIsCutOffForNone() throws IOException {
        marker.write(FEW);
        Files.writeString(marker.file(), "{\"samples\": \"sha2");

        assertThat(marker.isAbout(FEW)).isFalse();
    }
}
