package dev.trainmaster.worker.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FolderPropertiesTest {

    private static final Path USER = Path.of("/home/u");
    private static final Path HERE = Path.of("/here");

    @Test
    void everythingLiesInTheHomeUnlessSaidOtherwise() {
        Folders folders = new FolderProperties("", "", "", "", "").resolve(USER, HERE);

        assertThat(folders)
                .isEqualTo(new Folders(
                        Path.of("/home/u/.trainmaster"),
                        HERE,
                        Path.of("/home/u/.trainmaster/runs"),
                        Path.of("/home/u/.trainmaster/datasets"),
                        Path.of("/home/u/.trainmaster/trainers")));
    }

    @Test
    void aFolderOfItsOwnWinsAndRelativeOnesAreMeantFromHere() {
        Folders folders = new FolderProperties("state", "../opt", "/big/runs", "data", "").resolve(USER, HERE);

        assertThat(folders)
                .isEqualTo(new Folders(
                        Path.of("/here/state"),
                        Path.of("/opt"),
                        Path.of("/big/runs"),
                        Path.of("/here/data"),
                        Path.of("/here/state/trainers")));
    }
}
