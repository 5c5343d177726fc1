package dev.trainmaster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void theOldFileStaysUntilTheNewOneIsCommitted() throws IOException {
        Path target = Files.writeString(folder.resolve("x"), "old");
        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write("new".getBytes(StandardCharsets.UTF_8));

            assertThat(target).hasContent("old");

            Written written = file.commit();
            assertThat(written.bytes()).isEqualTo(3);
            assertThat(written.sha256()).isEqualTo(Sha256.ofBytes("new".getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(target).hasContent("new");
    }

    @Test
    void whatIsNotCommittedIsGone() throws IOException {
        assertThatThrownBy(() -> {
                    try (AtomicFile file = AtomicFile.create(folder.resolve("x"))) {
                        file.stream().write(1);
                        throw new IllegalStateException("in the middle");
                    }
                })
                .hasMessage("in the middle");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void twoWritersOfOneFileDoNotMix() throws IOException {
        try (AtomicFile one = AtomicFile.create(folder.resolve("x"));
                AtomicFile two = AtomicFile.create(folder.resolve("x"))) {
            one.stream().write("one".getBytes(StandardCharsets.UTF_8));
            two.stream().write("twotwo".getBytes(StandardCharsets.UTF_8));
            two.commit();
            one.commit();
        }

        assertThat(folder.resolve("x")).hasContent("one");
    }

    @Test
    void digestsAreTheOnesThatSha256sumPrints() {
        assertThat(Sha256.ofBytes("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
