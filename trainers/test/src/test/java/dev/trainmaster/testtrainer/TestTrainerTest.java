package dev.trainmaster.testtrainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever hurts the product with this trainer relies on what its switches say. */
class TestTrainerTest {

    private static final long BOUND_SECONDS = 60;

    @TempDir
    private Path output;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void itDoesEachStepOnceAndTellsItsEnd() throws Exception {
        assertThat(code("--steps=3")).isZero();

        assertThat(steps()).containsExactly("began 0", "step 1", "step 2", "step 3", "completed 3");
        assertThat(lines("metrics.jsonl")).hasSize(4).last().asString().contains("completed");
    }

    @Test
    void afterACrashItGoesOnFromItsNewestCheckpoint() throws Exception {
        assertThat(code("--steps=6", "--save-every=2", "--crash-at=5", "--crash-code=7"))
                .isEqualTo(7);
        assertThat(code("--steps=6", "--save-every=2")).isZero();

        assertThat(steps())
                .containsExactly(
                        "began 0",
                        "step 1",
                        "step 2",
                        "step 3",
                        "step 4",
                        "step 5",
                        "began 4",
                        "step 5",
                        "step 6",
                        "completed 6");
    }

    @Test
    void aCheckpointThatItCorruptedItCannotRestore() throws Exception {
        assertThat(code("--steps=6", "--corrupt-at=3", "--crash-at=3")).isEqualTo(137);
        assertThat(code("--steps=6")).isEqualTo(1);

        assertThat(lines("err")).contains("cannot restore checkpoint 3");
        assertThat(steps()).last().isEqualTo("step 3");
    }

    @Test
    void itLeavesEarlyWithZeroAndNoRecord() throws Exception {
        assertThat(code("--steps=6", "--leave-after=2")).isZero();
        assertThat(steps()).last().isEqualTo("step 2");

        assertThat(code("--steps=3", "--no-record")).isZero();
        assertThat(lines("metrics.jsonl")).noneMatch(line -> line.contains("completed"));
    }

    @Test
    void itsLossIsNoNumberFromThereOn() throws Exception {
        assertThat(code("--steps=3", "--nan-at=2")).isZero();

        assertThat(lines("metrics.jsonl").get(0)).contains("\"loss\":2.5");
        assertThat(lines("metrics.jsonl").get(2)).contains("\"loss\":\"NaN\"");
    }

    @Test
    void itTakesMemoryUntilThereIsNone() throws Exception {
        assertThat(code("--allocate=8")).isZero();
        assertThat(lines("out")).contains("8 MB");

        assertThat(code("--allocate=600")).isEqualTo(1);
        assertThat(lines("err")).anyMatch(line -> line.contains("OutOfMemoryError"));
    }

    @Test
    void itPrintsABurst() throws Exception {
        assertThat(code("--burst=10000")).isZero();
        assertThat(lines("out")).hasSize(10_000).endsWith("10000");
    }

    @Test
    void onSigtermItSavesTheStepAtWork() throws Exception {
        Process trainer = start("--steps=100000", "--pace=10", "--save-every=100000");
        awaitStep(3);

        trainer.destroy();

        assertThat(trainer.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(trainer.exitValue()).isEqualTo(143);
        String last = steps().get(steps().size() - 1);
        assertThat(last).startsWith("stopped ");
        assertThat(output.resolve("checkpoints").resolve(last.substring("stopped ".length())))
                .isDirectory();
    }

    @Test
    void itIgnoresSigtermAndHangsWhileItsHeartBeats() throws Exception {
        Process trainer = start("--steps=100", "--hang-after=2", "--heart", "--ignore-term", "--startup=300");
        awaitStep(2);
        int before = steps().size();

        trainer.destroy();

        Path heart = output.resolve("heart");
        long beat = Files.getLastModifiedTime(heart).toMillis();
        assertThat(trainer.waitFor(1, TimeUnit.SECONDS)).isFalse();
        assertThat(Files.getLastModifiedTime(heart).toMillis()).isGreaterThan(beat);
        assertThat(steps()).hasSize(before).contains("step 2");
    }

    @Test
    void itMayTakeItsTimeToStart() throws Exception {
        Process trainer = start("--startup=60000");

        assertThat(trainer.waitFor(1, TimeUnit.SECONDS)).isFalse();
        assertThat(steps()).isEmpty();
    }

    private int code(String... switches) throws IOException, InterruptedException {
        Process trainer = start(switches);
        assertThat(trainer.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
        return trainer.exitValue();
    }

    private Process start(String... switches) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "classes").toAbsolutePath().toString(),
                TestTrainer.class.getName(),
                output.toString()));
        command.addAll(List.of(switches));
        Process trainer = new ProcessBuilder(command)
                .directory(output.toFile())
                .redirectOutput(output.resolve("out").toFile())
                .redirectError(output.resolve("err").toFile())
                .start();
        started.add(trainer);
        return trainer;
    }

    private void awaitStep(int step) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        while (!steps().contains("step " + step)) {
            assertThat(System.nanoTime()).isLessThan(until);
            started.get(0).waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    /** Without process and start number. */
    private List<String> steps() throws IOException {
        return lines("steps.log").stream()
                .map(line -> line.replaceAll("^(\\w+ [0-9]+).*", "$1"))
                .toList();
    }

    private List<String> lines(String name) throws IOException {
        Path file = output.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
