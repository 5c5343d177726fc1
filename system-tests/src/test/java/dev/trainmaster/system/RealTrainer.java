package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A trainer that people really use, and what a test must know to train with it and to hurt it. */
interface RealTrainer {

    /** Of its profile. */
    String name();

    /** The Python environment that it was installed into, once for all tests. */
    Path environment();

    /** As {@code trainer install} leaves it. */
    default void installInto(TestHome home) {
        try {
            Path venvs = Files.createDirectories(home.path().resolve("trainers/venvs"));
            if (!Files.exists(venvs.resolve(name()))) {
                Files.createSymbolicLink(venvs.resolve(name()), environment());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a request names: a model so small that it trains while a test waits. */
    String model(TestHome home);

    /** A folder with such a model in the files that everybody reads, to be spoiled. */
    Path modelFiles(TestHome home);

    /** Of a request: how much is learned in a step, so that a step takes its time. */
    int batchSize();

    /** Of a request: a checkpoint every four steps. */
    Map<String, Object> settings();

    /** Of a worker: what makes its steps slow enough to be killed between. */
    Map<String, String> pace();

    /** How long it trains on after a SIGTERM before it saves. */
    Duration savesAfter();

    /** How many steps that it told of may be missing in what it saves then. */
    long missesWhenItSaves();

    /** Whether it is started at its planned last step to find that it is done; else it could train on. */
    boolean isStartedWhenComplete();

    /** Where a checkpoint lies below the output directory, with {step} in its name. */
    String checkpoint();

    /** What a checkpoint must have that is whole. */
    String proofOfCheckpoint();

    /** What a damaged one is renamed to. */
    String damaged(long step);

    /** Where what is slow to fetch is kept from one build to the next. */
    static Path cache() {
        return Optional.ofNullable(System.getenv("TRAINMASTER_CACHE"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "trainmaster"));
    }

    /** Fails the test under CI=true; elsewhere it is reported as one that this machine could not do. */
    static <T> T missing(String words) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(words);
        }
        return Assumptions.abort(words);
    }
}
