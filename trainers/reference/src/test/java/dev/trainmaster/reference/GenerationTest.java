package dev.trainmaster.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    @TempDir
    Path root;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @Test
    void aTrainedModelSaysSomethingAndTheSameAgainWhereverItWasCopied() throws IOException {
        Workspace workspace = new Workspace(root);
        Path output = workspace.output("out");
        assertThat(InProcess.train(workspace.manifest(), output).code()).isEqualTo(ExitCode.OK);
        Path newest = newest(output.resolve("checkpoints"));
        Path copy = Files.createDirectories(root.resolve("copy"));
        for (String file : new String[] {"state.bin", "checkpoint.json"}) {
            Files.copy(newest.resolve(file), copy.resolve(file));
        }

        assertThat(generate(newest.toString(), "--prompt", "What is 2 plus 3?")).isEqualTo(ExitCode.OK);
        String first = said.toString(StandardCharsets.UTF_8);
        said.reset();
        assertThat(generate(copy.toString(), "--prompt", "What is 2 plus 3?")).isEqualTo(ExitCode.OK);

        assertThat(first).isNotBlank();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo(first);
    }

    @Test
    void whatIsNoCheckpointIsToldInOneLine() {
        assertThat(generate(root.toString(), "--prompt", "x")).isEqualTo(ExitCode.CONFIG);
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("is no checkpoint that can be read");
        assertThat(generate("x")).isEqualTo(ExitCode.CONFIG);
    }

    private ExitCode generate(String... words) {
        String[] all =
                Stream.concat(Stream.of(Generation.OPTION), Stream.of(words)).toArray(String[]::new);
        return new Generation(new PrintStream(said, true), new PrintStream(complaints, true)).run(all);
    }

    private static Path newest(Path checkpoints) throws IOException {
        try (Stream<Path> all = Files.list(checkpoints)) {
            return all.max(Comparator.comparingInt(checkpoint ->
                            Integer.parseInt(checkpoint.getFileName().toString())))
                    .orElseThrow();
        }
    }
}
