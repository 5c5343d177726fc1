package dev.trainmaster.worker.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.worker.WorkerApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user reads one sentence, and scripts an exit code. */
class StartErrorsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "trainmaster.queues.trainers=0, trainmaster.queues.trainers must be 1..",
        "trainmaster.queues.trainers=many, trainmaster.queues.trainers cannot be read: its value is 'many'",
        "trainmaster.queues.trainer=2, trainmaster.queues.trainer is no setting",
    })
    void aSettingThatMakesNoSenseIsOneSentence(String setting, String said) throws Exception {
        assertSays(worker(folder.resolve("home"), "--" + setting), said, "docs/worker.md");
    }

    @Test
    void aSecretThatIsTooShortIsOneSentenceWithoutTheSecret() throws Exception {
        Ended ended = worker(
                folder.resolve("home"),
                "--trainmaster.notifications.webhook-url=https://hooks.example/x",
                "--trainmaster.notifications.webhook-secret=hunter2");

        assertSays(
                ended, "trainmaster.notifications.webhook-secret must have at least 16 characters", "docs/worker.md");
        assertThat(ended.output()).doesNotContain("hunter2");
    }

    @Test
    void aHomeThatCannotBeWrittenIsOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "no folder");

        assertSays(worker(file.resolve("home")), file.toString(), "TRAINMASTER_HOME");
    }

    private static void assertSays(Ended ended, String what, String todo) {
        assertThat(ended.output().lines().toList())
                .singleElement()
                .asString()
                .contains("The worker cannot start: ", what, todo);
        assertThat(ended.code()).isEqualTo(2);
    }

    private Ended worker(Path home, String... more) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerApplication.class.getName(),
                "--trainmaster.server.address=127.0.0.1:1",
                "--trainmaster.queues.host=here"));
        command.addAll(List.of(more));
        Path log = Files.createTempFile(folder, "worker", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("TRAINMASTER_HOME", home.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private record Ended(int code, String output) {}
}
