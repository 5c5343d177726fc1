package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.request.Resources;
import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.Redaction;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndJudgeTest {

    private static final Resources EIGHT_GIBIBYTES =
            new Resources(OptionalLong.of(8L << 30), OptionalDouble.empty(), OptionalInt.empty());

    @TempDir
    Path directory;

    private RunDirectory run;
    private Resources resources = EIGHT_GIBIBYTES;

    @BeforeEach
    void create() throws IOException {
        run = new RunDirectory(directory);
        run.create();
        Files.createDirectories(run.start(1).path());
    }

    @Test
    void aCheckpointOfTheLastStepProvesTheWorkAsWellAsARecord() throws IOException {
        Files.createDirectories(run.checkpoints().resolve("10"));

        assertThat(judged(Exit.Cause.EXITED, 0, "")).isInstanceOf(TrainingEnd.Completed.class);
    }

    @Test
    void aCheckpointBeforeTheLastStepProvesNothing() throws IOException {
        Files.createDirectories(run.checkpoints().resolve("9"));

        assertThat(failure(Exit.Cause.EXITED, 0, "").type()).isEqualTo(FailureType.TRAINER_FAILED);
    }

    @Test
    void aRecordIsNoExcuseForAnExitCode() throws IOException {
        Files.writeString(run.metrics(), "{\"event\":\"completed\",\"step\":10}\n");

        assertThat(failure(Exit.Cause.EXITED, 1, "").message()).isEqualTo("the trainer exited with code 1");
    }

    @Test
    void aTrainerThatWasStoppedWhileItTidiedUpHasFinished() throws IOException {
        Files.writeString(run.metrics(), "{\"event\":\"completed\",\"step\":10}\n");

        assertThat(judged(Exit.Cause.STOPPED, 143, "the run was cancelled")).isInstanceOf(TrainingEnd.Completed.class);
    }

    @Test
    void aStallIsToldAsAStallWhoeverCollectsIt() throws IOException {
        Failure failure = failure(Exit.Cause.STOPPED, 137, "TrainerStalled: no step for PT15M");

        assertThat(failure.type()).isEqualTo(FailureType.TRAINER_STALLED);
        assertThat(failure.message()).isEqualTo("no step for PT15M");
        assertThat(failure.death().orElseThrow().signal()).hasValue("SIGKILL");
    }

    @Test
    void aTrainerThatCouldNotBeStartedIsUnavailable() throws IOException {
        Failure failure = failure(Exit.Cause.NOT_STARTED, 127, "there is no program uv for topsecret");

        assertThat(failure.type()).isEqualTo(FailureType.TRAINER_UNAVAILABLE);
        assertThat(failure.message())
                .isEqualTo("the trainer could not be started: there is no program uv for [redacted]");
    }

    @ParameterizedTest
    @CsvSource({"137,SIGKILL,KILLED", "143,SIGTERM,KILLED", "139,SIGSEGV,UNKNOWN", "134,SIGABRT,UNKNOWN"})
    void aSignalIsToldByItsNameAndACrashIsTheTrainersOwn(int code, String name, TrainerFailureClass kind)
            throws IOException {
        Failure failure = failure(Exit.Cause.EXITED, code, "");

        assertThat(failure.message()).startsWith("the trainer was ended by " + name);
        assertThat(failure.death().orElseThrow().kind()).isEqualTo(kind);
        assertThat(failure.death().orElseThrow().exitCode()).isEmpty();
    }

    @Test
    void whatReachedItsMemoryLimitIsOutOfMemoryWhateverItsCodeIs() throws IOException {
        for (int code : List.of(137, 1, 0)) {
            Failure failure = ((TrainingEnd.Failed) judged(Exit.Cause.EXITED, code, "", true)).failure();

            assertThat(failure.message()).contains("memory limit of 8GiB");
            assertThat(failure.hint()).contains("resources.memory", "batchSize");
            assertThat(failure.death().orElseThrow().kind()).isEqualTo(TrainerFailureClass.OUT_OF_MEMORY);
        }
    }

    @Test
    void whatUsedUpTheMemoryOfItsContainerIsOutOfMemoryToo() throws IOException {
        resources = Resources.UNBOUNDED;

        Failure failure = ((TrainingEnd.Failed) judged(Exit.Cause.EXITED, 137, "", true)).failure();

        assertThat(failure.message()).contains("container or control group was used up");
        assertThat(failure.hint()).contains("container", "batchSize");
        assertThat(failure.death().orElseThrow().kind()).isEqualTo(TrainerFailureClass.OUT_OF_MEMORY);
    }

    private Failure failure(Exit.Cause cause, int code, String reason) throws IOException {
        return ((TrainingEnd.Failed) judged(cause, code, reason)).failure();
    }

    private TrainingEnd judged(Exit.Cause cause, int code, String reason) throws IOException {
        return judged(cause, code, reason, false);
    }

    private TrainingEnd judged(Exit.Cause cause, int code, String reason, boolean oomKilled) throws IOException {
        Files.writeString(directory.resolve("strict.yaml"), """
                name: strict
                command: [train]
                completion: {event: true, targetStep: true, finiteLoss: true}
                """);
        TrainerProfile profile = new TrainerProfiles(directory).find("strict");
        OptionalLong target = OptionalLong.of(10);
        TrainingFootprint footprint = new TrainingFootprint(run, 1, profile, target, Clock.systemUTC());
        footprint.look();
        Redaction redaction = new Redaction(List.of(Map.of("A_KEY", "topsecret")));
        return new EndJudge(profile, run.start(1), target, resources, redaction)
                .judge(new Exit(cause, code, reason, Instant.EPOCH, Instant.EPOCH, List.of(), 0, oomKilled), footprint);
    }
}
