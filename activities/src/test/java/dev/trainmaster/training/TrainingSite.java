package dev.trainmaster.training;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.TestRequests;
import dev.trainmaster.checkpoint.CheckpointCare;
import dev.trainmaster.checkpoint.NoCheckpointStore;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Identity;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StopRequest;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A host's folders with approved runs of the test trainer in them. Whatever was started there is gone when it closes. */
final class TrainingSite implements AutoCloseable {

    static final Duration BOUND = Duration.ofSeconds(60);
    private static final String PROFILE = """
            name: test
            command: [sh, -c, "echo this command was never approved; exit 99"]
            environment: {allow: [PATH, API_TOKEN]}
            exitCodes:
              2: {kind: config, hint: "Mend the setting."}
              3: {kind: data}
            errorPatterns:
              - {pattern: "OutOfMemoryError", kind: out-of-memory}
            completion: {event: true, targetStep: true, finiteLoss: true}
            """;

    final Path root;
    final Supervisor supervisor;
    private final TrainerProfiles profiles;
    private GpuSlots gpus;

    TrainingSite(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("trainers"));
        Files.writeString(root.resolve("trainers/test.yaml"), PROFILE);
        Files.writeString(
                root.resolve("trainers/easy.yaml"),
                PROFILE.replace("name: test", "name: easy").replaceAll("completion:.*", ""));
        supervisor = Supervisor.onThisHost(root.resolve("shim"), Clock.systemUTC());
        profiles = new TrainerProfiles(root.resolve("trainers"));
        gpus = slots();
    }

    /** Among the workers that come from now on. */
    void shareOut(String... names) {
        gpus = slots(names);
    }

    GpuSlots slots(String... names) {
        return new GpuSlots(List.of(names), root.resolve("runs"), supervisor);
    }

    TrainingActivities activities(WatchRoom room, Clock clock) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        TrainerHost host = new TrainerHost(
                java,
                root,
                root.resolve("venvs"),
                Map.of("PATH", System.getenv("PATH"), "API_TOKEN", "very-secret-token"));
        return new TrainingActivitiesImpl(
                supervisor,
                profiles,
                host,
                new SecureRandom(),
                room,
                gpus,
                new CheckpointCare(new NoCheckpointStore(), clock),
                clock);
    }

    void keepPlaces(Places places) {
        try {
            places.keepForTheLiving(root.resolve("runs"), supervisor);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    RunDirectory run(String runId) {
        return new RunDirectory(root.resolve("runs").resolve(runId));
    }

    TrainingOrder order(String runId, String... switches) {
        return order(runId, Map.of("grace", "PT10S"), Duration.ofMinutes(2), switches);
    }

    TrainingOrder order(String runId, Map<String, Object> limits, Duration left, String... switches) {
        return order(runId, "test", limits, left, switches);
    }

    /** Approves the test trainer with these switches. */
    TrainingOrder order(String runId, String trainer, Map<String, Object> limits, Duration left, String... switches) {
        List<String> command = new ArrayList<>(
                Programs.java(TestTrainer.class, run(runId).train().toString()));
        command.addAll(List.of(switches));
        return order(runId, trainer, limits, left, command);
    }

    /** Approves this command. */
    TrainingOrder order(String runId, String trainer, Map<String, Object> limits, Duration left, List<String> command) {
        Map<String, Object> allLimits = new HashMap<>(limits);
        allLimits.putIfAbsent("train", left.isNegative() ? "PT1M" : left.toString());
        try {
            Path run = Files.createDirectories(run(runId).root());
            Path data = Files.writeString(run.resolve("dataset.jsonl"), "{}\n");
            Path manifest =
                    Files.writeString(run.resolve("manifest.yaml"), "trainer:\n  command:\n" + yamlList(command));
            return new TrainingOrder(
                    runId,
                    new Home("here", "queue", "queue", run.toString(), 0),
                    TestRequests.with(Map.of("trainer", trainer, "limits", allLimits)),
                    new ExportReceipt(data.toString(), Sha256.ofFile(data), 3, 1, 1, 0, List.of()),
                    new ManifestReceipt(manifest.toString(), Sha256.ofFile(manifest), Optional.empty()),
                    1,
                    Clock.systemUTC().instant().plus(left),
                    OptionalLong.of(3));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String yamlList(List<String> texts) {
        StringBuilder yaml = new StringBuilder();
        texts.forEach(text -> yaml.append("  - '").append(text).append("'\n"));
        return yaml.toString();
    }

    Finding find(TrainingOrder order) {
        try {
            return supervisor.find(run(order.runId()), order.start());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The trainer, once it lives and has done this step. */
    Identity trainerAtStep(TrainingOrder order, int step) {
        await().atMost(BOUND).until(() -> steps(order).contains(step) && trainerLives(order));
        return ((Finding.Running) find(order)).trainer().orElseThrow();
    }

    /** Lets a trainer that holds go on. */
    void release(TrainingOrder order) {
        try {
            Files.createFile(run(order.runId()).train().resolve(TestTrainer.RELEASED));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    boolean trainerLives(TrainingOrder order) {
        return find(order) instanceof Finding.Running running
                && running.trainer().isPresent()
                && Proc.ofThisHost().runs(running.trainer().get().process());
    }

    /** What every process of this start carries in its environment. */
    String token(TrainingOrder order) {
        try {
            return new JsonFiles()
                    .read(run(order.runId()).start(order.start()).spec(), JsonNode.class)
                    .path("token")
                    .asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every step in the order in which it was told. */
    List<Integer> steps(TrainingOrder order) {
        try {
            Path metrics = run(order.runId()).metrics();
            return !Files.exists(metrics)
                    ? List.of()
                    : Files.readAllLines(metrics).stream()
                            .filter(line -> line.startsWith("{\"step\":"))
                            .map(line -> Integer.valueOf(line.replaceAll("^\\{\"step\":([0-9]+).*", "$1")))
                            .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(root.resolve("runs"))) {
            return;
        }
        try (var runs = Files.newDirectoryStream(root.resolve("runs"))) {
            for (Path run : runs) {
                supervisor.stop(new RunDirectory(run), new StopRequest(99, "the test is over", Duration.ZERO));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
