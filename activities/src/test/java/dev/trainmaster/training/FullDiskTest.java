package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    private static final int CHECKPOINT_BYTES = 3 * 1024 * 1024;

    @RegisterExtension
    static final DevServer SERVER = new DevServer();

    @TempDir
    Path directory;

    private SmallDisk disk;
    private Bench bench;

    @BeforeEach
    void mount() throws IOException {
        disk = SmallDisk.mount(directory.resolve("small"), 16, System.getenv());
        bench = new Bench(SERVER, disk.root);
    }

    @AfterEach
    void unmount() throws IOException {
        bench.close();
        disk.close();
    }

    @Test
    void theRunFailsWithTheDiskNamedAndEveryEarlierCheckpointIsWhole() throws IOException {
        TrainingOrder order = bench.site.order(
                "full",
                Map.of("grace", "PT10S"),
                Duration.ofMinutes(2),
                "--steps=100",
                "--pace=300",
                "--checkpoint-bytes=" + CHECKPOINT_BYTES);
        fillUpTo(4 * CHECKPOINT_BYTES);

        TrainingEnd end = bench.end(order);

        Failure failure = ((TrainingEnd.Failed) end).failure();
        assertThat(failure.death().orElseThrow().kind()).isEqualTo(TrainerFailureClass.DISK);
        assertThat(failure.message()).contains("the disk " + disk.root + " (trainmaster-test) has ", " bytes free");
        assertThat(failure.hint()).isEqualTo(TrainerFailureClass.DISK.hint());
        RunDirectory run = bench.site.run("full");
        assertThat(run.start(1).exit()).isNotEmptyFile();
        assertThat(end.durableStep()).isPresent();
        String whole = Sha256.ofBytes(new byte[CHECKPOINT_BYTES]);
        for (long step = end.durableStep().getAsLong();
                step >= 1 && Files.exists(run.checkpoints().resolve("" + step));
                step--) {
            assertThat(Sha256.ofFile(run.checkpoints().resolve(step + "/state.bin")))
                    .isEqualTo(whole);
        }
    }

    @Test
    void anExitThatFindsNoRoomIsWrittenAsSoonAsThereIsSome() throws IOException {
        TrainingOrder order = bench.site.order("no-room", "--steps=2", "--no-record", "--tidy-up=4000", "--exit=2");
        bench.worker();
        TrainingRun run = bench.start(order);
        Path lastSaved = bench.site.run("no-room").checkpoints().resolve("2");
        await().atMost(TrainingSite.BOUND).until(() -> Files.exists(lastSaved));
        StartDirectory start = bench.site.run("no-room").start(1);
        try (Stream<Path> files = Files.list(start.path())) {
            for (Path reserve : files.filter(
                            file -> file.getFileName().toString().contains("exit"))
                    .toList()) {
                Files.delete(reserve); // not even the room that was put aside is left
            }
        }
        fillUpTo(0);
        await().atMost(TrainingSite.BOUND).until(() -> !bench.site.trainerLives(order));
        assertThat(start.exit()).doesNotExist();

        Files.delete(disk.root.resolve("ballast"));

        TrainingEnd end = run.end();
        assertThat(((TrainingEnd.Failed) end).failure().death().orElseThrow().exitCode())
                .hasValue(2);
    }

    /** Takes what is free but for this much. */
    private void fillUpTo(long left) throws IOException {
        long free = Files.getFileStore(disk.root).getUsableSpace();
        Files.write(disk.root.resolve("ballast"), new byte[(int) Math.max(0, free - left)]);
    }
}
