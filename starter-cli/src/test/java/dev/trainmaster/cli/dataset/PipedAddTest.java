package dev.trainmaster.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandProcess;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code trainmaster dataset add -}, in a process of its own with a real standard input. */
@Timeout(180)
class PipedAddTest {
    @TempDir
    Path folder;

    @Test
    void whatComesThroughThePipeIsADatasetUnderItsKey() throws Exception {
        Path input = Files.writeString(folder.resolve("input"), Records.GOOD.repeat(30));

        CommandRun added = add(input, "--key", "piped");

        assertThat(added.exitCode()).as(added.everything()).isZero();
        assertThat(added.out()).contains("Added piped: 30 records");
        assertThat(folder.resolve("home/datasets/piped.jsonl")).hasSameBinaryContentAs(input);
    }

    @Test
    void aBadRecordIsToldWithItsLineAndNothingIsLeft() throws Exception {
        Path input = Files.writeString(folder.resolve("input"), Records.GOOD + "{\"prompt\": 1}\n");

        CommandRun refused = add(input, "--key", "piped");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("standard input:2: prompt must be a text");
        assertThat(folder.resolve("home/datasets/piped.jsonl")).doesNotExist();
    }

    @Test
    void withoutAKeyItSaysHow() throws Exception {
        CommandRun refused = add(Files.writeString(folder.resolve("input"), Records.GOOD));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Standard input needs a key", "dataset add - --key my-data");
    }

    private CommandRun add(Path input, String... more) throws Exception {
        return new CommandProcess(folder, Map.of())
                .run(
                        input,
                        Stream.concat(Stream.of("dataset", "add", "-"), Stream.of(more))
                                .toArray(String[]::new));
    }
}
