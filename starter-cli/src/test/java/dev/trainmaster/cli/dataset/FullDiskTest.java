package dev.trainmaster.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandProcess;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is read is good, but what is made of it cannot be written: told with the place, and nothing is left there. */
@Timeout(180)
class FullDiskTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.writeString(folder.resolve("good.jsonl"), Records.GOOD.repeat(20_000));
        Files.createDirectory(folder.resolve("scratch"));
    }

    @Test
    void anExportIsTold() throws Exception {
        CommandRun run = cli("export", "./good.jsonl", "--out", "out/sft.jsonl");

        assertIsTold(run, "cannot export " + folder.resolve("good.jsonl") + " to " + folder.resolve("out/sft.jsonl"));
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void addingADatasetIsTold() throws Exception {
        CommandRun run = cli("dataset", "add", "good.jsonl");

        Path place = folder.resolve("home/datasets/good.jsonl");
        assertIsTold(run, "cannot add " + folder.resolve("good.jsonl") + " as " + place);
        assertThat(place.getParent()).isEmptyDirectory();
    }

    @Test
    void aDryRunIsTold() throws Exception {
        CommandRun run = cli("validate", "--dataset", "./good.jsonl", "--model", "m");

        assertIsTold(run, "cannot export " + folder.resolve("good.jsonl") + " to " + folder.resolve("scratch"));
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void aDryRunWithoutAScratchDirectoryIsTold() throws Exception {
        Files.delete(folder.resolve("scratch"));

        CommandRun run = cli("validate", "--dataset", "./good.jsonl", "--model", "m");

        assertThat(run.exitCode()).as(run.everything()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "error: The dry run cannot write into " + folder.resolve("scratch"),
                        "name another place with TMPDIR");
    }

    private static void assertIsTold(CommandRun run, String what) {
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(2);
        assertThat(run.err())
                .contains("error: StorageFailed: " + what, ": File too large")
                .contains("Free the disk or mend its permissions, then do the same again.")
                .doesNotContain("\tat ", "the run goes on");
    }

    private CommandRun cli(String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "TRAINMASTER_INSTALL",
                folder.toString(),
                "TMPDIR",
                folder.resolve("scratch").toString());
        return new CommandProcess(folder, environment).withFilesUpTo(1 << 20).run(Path.of("/dev/null"), arguments);
    }
}
