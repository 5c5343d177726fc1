package dev.trainmaster.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitRevisionTest {

    @TempDir
    Path folder;

    @Test
    void aDirectoryInGitHasItsCommitAndSaysWhenFilesDifferFromIt() throws IOException, InterruptedException {
        GitRevision git = new GitRevision(Map.of());
        assertThat(git.of(folder)).isEmpty();

        git("init", "-q");
        assertThat(git.of(folder)).as("nothing is committed yet").isEmpty();
        Path file = Files.writeString(folder.resolve("train.py"), "1");
        git("add", "train.py");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", "first");
        Path below = Files.createDirectories(folder.resolve("sub/dir"));

        assertThat(git.of(below))
                .hasValueSatisfying(revision -> assertThat(revision).matches("[0-9a-f]{40}"));
        Files.writeString(file, "2");
        assertThat(git.of(below))
                .hasValueSatisfying(revision -> assertThat(revision).matches("[0-9a-f]{40}-dirty"));
    }

    @Test
    void aGitThatIsBrokenIsNoProblemOfTheRequest() throws IOException {
        Files.writeString(folder.resolve(".git"), "gitdir: /nowhere\n");
        Files.writeString(folder.resolve("run.yaml"), "dataset: sample\nmodel: tiny\n");

        CommandRun run = new CommandLineFixture(folder, Map.of()).run("start", "-f", "run.yaml");

        assertThat(run.exitCode()).as("gets as far as the missing server").isEqualTo(8);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
