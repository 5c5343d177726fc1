package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** google-tunix, in the Python environment that the build of trainers/tunix made, named by its lock's digest. */
record Tunix(Path environment) implements RealTrainer {

    private static final Path LOCK = Path.of("..", "trainers", "tunix", "requirements-cpu.lock");

    /** Where it is missing, the test fails under CI=true and is reported as aborted elsewhere. */
    static Tunix required() {
        Path directory = RealTrainer.cache().resolve("venvs").resolve(digest().substring(0, 16));
        if (!Files.exists(directory.resolve("complete"))) {
            return RealTrainer.missing("This test needs the tunix trainer's Python environment " + directory
                    + ". Install Python 3.11 or newer with venv and run trainers/tunix/tools/check.sh");
        }
        return new Tunix(directory);
    }

    @Override
    public String name() {
        return "tunix";
    }

    @Override
    public String model(TestHome home) {
        return "tiny";
    }

    /** That of a run that has ended: the built-in model has no files of its own. */
    @Override
    public Path modelFiles(TestHome home) {
        return home.train(RealTrainerSite.LEFT_ALONE).resolve("model");
    }

    @Override
    public int batchSize() {
        return 2;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("saveEvery", 4);
    }

    @Override
    public Map<String, String> pace() {
        // One thread: those that wait for each other stand still where others want the processors too.
        return Map.of(
                "TRAINMASTER_TUNIX_STEP_MILLIS",
                "60",
                "XLA_FLAGS",
                "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1");
    }

    @Override
    public Duration savesAfter() {
        return Duration.ZERO;
    }

    @Override
    public long missesWhenItSaves() {
        return 0;
    }

    @Override
    public boolean isStartedWhenComplete() {
        return true;
    }

    @Override
    public String checkpoint() {
        return "checkpoints/{step}";
    }

    @Override
    public String proofOfCheckpoint() {
        return "_CHECKPOINT_METADATA";
    }

    @Override
    public String damaged(long step) {
        return "checkpoints/" + step + ".damaged";
    }

    private static String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(LOCK)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
