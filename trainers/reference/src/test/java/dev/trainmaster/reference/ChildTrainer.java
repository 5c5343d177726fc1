package dev.trainmaster.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a real process, which can really be killed. */
final class ChildTrainer implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final Path err;

    private ChildTrainer(Process process, Path output, Path err) {
        this.process = process;
        this.output = output;
        this.err = err;
    }

    static ChildTrainer start(Path manifest, Path output, int stepMillis, String... jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("--manifest", manifest.toString(), "--output", output.toString()));
        Path err = Files.createTempFile(output.getParent(), "child", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        builder.environment().put("TRAINMASTER_REFERENCE_STEP_MILLIS", Integer.toString(stepMillis));
        return new ChildTrainer(builder.start(), output, err);
    }

    void awaitStep(int step) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Workspace.metrics(output).size() >= step || !process.isAlive());
        assertThat(process.isAlive()).as("still training at step %d", step).isTrue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                .as("ends within %s", LONGEST)
                .isTrue();
        return process.exitValue();
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
