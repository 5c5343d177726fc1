package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hugging Face's TRL, installed by {@code trainer install trl} into a home that is kept with the other caches. */
record Trl(Path environment) implements RealTrainer {

    /** Gigabytes of PyTorch, over a slow line too. */
    private static final Duration INSTALLATION = Duration.ofMinutes(40);

    private static final Duration ONE_COMMAND = Duration.ofMinutes(3);

    /** Classes that run at the same time in processes of their own wait for the one that installs it. */
    static Trl required() {
        Path home = folder(RealTrainer.cache().resolve("full"));
        try (FileChannel file = FileChannel.open(
                home.resolve("installation.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            return installed(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Trl installed(Path home) {
        Installation installation = Installation.ofThisBuild();
        Path output = folder(home.resolve("output"));
        Program install = Program.start(
                installation.cli(List.of("trainer", "install", "trl")),
                with(installation.environment(), "TRAINMASTER_HOME", home.toString()),
                home,
                output.resolve("install"));
        if (install.await(INSTALLATION) != 0) {
            return RealTrainer.missing(
                    "This test needs `trainmaster trainer install trl`, which said:\n" + install.stderr());
        }
        return new Trl(home.resolve("trainers/venvs/trl"));
    }

    @Override
    public String name() {
        return "trl";
    }

    @Override
    public String model(TestHome home) {
        return modelFiles(home).toString();
    }

    @Override
    public Path modelFiles(TestHome home) {
        Path model = home.path().resolve("models/tiny");
        if (!Files.exists(model.resolve("tokenizer.json"))) {
            Path script = Path.of("../trainers/huggingface/tiny_model.py").toAbsolutePath();
            Program made = Program.start(
                    List.of(environment.resolve("bin/python").toString(), script.toString(), model.toString()),
                    // As a trainer has it: what was compiled once is not compiled again.
                    Map.of("HF_HUB_OFFLINE", "1", "PYTHONDONTWRITEBYTECODE", ""),
                    folder(model),
                    folder(home.path().resolve("output")).resolve("model"));
            if (made.await(ONE_COMMAND) != 0) {
                throw new AssertionError(made.stderr());
            }
        }
        return model;
    }

    @Override
    public int batchSize() {
        return 8;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("saveSteps", 4, "threads", 1);
    }

    @Override
    public Map<String, String> pace() {
        return Map.of();
    }

    @Override
    public Duration savesAfter() {
        // Three seconds, and what it needs to notice that they are over.
        return Duration.ofSeconds(4);
    }

    @Override
    public long missesWhenItSaves() {
        // Where it hears of it between the gradient and the weights, it saves those from before and ends behind the
        // step.
        return 1;
    }

    @Override
    public boolean isStartedWhenComplete() {
        return false;
    }

    @Override
    public String checkpoint() {
        return "trl/checkpoint-{step}";
    }

    @Override
    public String proofOfCheckpoint() {
        return "trainer_state.json";
    }

    @Override
    public String damaged(long step) {
        return "trl/damaged-checkpoint-" + step;
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
