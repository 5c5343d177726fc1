package dev.trainmaster.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A long work says on a terminal how far it is, and nowhere else. */
@Timeout(120)
class ProgressTest {
    private static final String CLEARED = "\r\u001b[2K";

    @TempDir
    Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.writeString(folder.resolve("my.jsonl"), "{\"prompt\":\"p\",\"response\":\"r\"}\n".repeat(3_000));
    }

    @Test
    void anExportCountsItsRecords() {
        String[] arguments = {"export", "./my.jsonl", "--out", "sft.jsonl"};

        CommandRun shown = terminal().onATerminal("").run(arguments);
        CommandRun piped = terminal().run(arguments);

        assertThat(shown.out())
                .startsWith(CLEARED + "  500 records read, 500 written")
                .contains(CLEARED + "Wrote 3,000 records");
        assertThat(piped.out()).startsWith("Wrote 3,000 records").doesNotContain("\r");
    }

    @Test
    void aDryRunSaysWhatItIsAt() {
        String[] arguments = {"validate", "--dataset", "./my.jsonl", "--model", "m"};

        CommandRun shown = terminal().onATerminal("").run(arguments);
        CommandRun piped = terminal().run(arguments);

        assertThat(shown.out()).startsWith(CLEARED + "  exporting record 500").contains(CLEARED + "  ");
        assertThat(piped.everything()).doesNotContain("\r", "exporting record");
    }

    private CommandLineFixture terminal() {
        return new CommandLineFixture(folder, Map.of()).installed();
    }
}
