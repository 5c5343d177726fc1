package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.supervisor.shim.ShimMain;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimArchiveTest {

    @Test
    void everyClassOfTheShimIsInItsArchive() throws IOException, URISyntaxException {
        Path classes =
                Path.of(ShimMain.class.getResource("ShimMain.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(classes)) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .sorted()
                    .toList();
            assertThat(ShimArchive.CLASSES).containsExactlyElementsOf(names);
        }
    }

    @Test
    void theSameClassesGiveTheSameArchive(@TempDir Path home) throws IOException {
        Path first = ShimArchive.installIn(home);
        Path second = ShimArchive.installIn(home);

        assertThat(second).isEqualTo(first);
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(first);
        }
    }

    @Test
    void anArchiveThatWasCutShortIsReplaced(@TempDir Path home) throws IOException {
        Path archive = ShimArchive.installIn(home);
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, new byte[10]);

        ShimArchive.installIn(home);

        assertThat(archive).hasBinaryContent(whole);
    }
}
