package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.TestRequests;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.DatasetStore;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.trainer.TestTrainers;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class StepTrialTest {
    private static final String TWO_STEPS = """
            echo '{"step":1,"loss":5.5,"time":"2026-01-02T03:04:05Z"}' >> $1/metrics.jsonl
            echo '{"step":2,"loss":5.0,"time":"2026-01-02T03:04:09Z"}' >> $1/metrics.jsonl
            """;
    private static final String CHECKPOINT = """
            mkdir -p $1/checkpoints/2
            head -c 1000000 /dev/zero > $1/checkpoints/2/weights
            """;

    @TempDir
    Path folder;

    private long free = 1L << 40;

    @Test
    void aFewRealStepsTellTimeLossAndTheSizeOfACheckpointAndLeaveNothing() throws IOException {
        PreflightReport report = tried(2, "grep -q 'maxSteps: 2' $2 || exit 7\n" + TWO_STEPS + CHECKPOINT);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("trainer-unproven");
        TrialSteps steps = report.plan().orElseThrow().trial().orElseThrow();
        assertThat(steps.steps()).isEqualTo(2);
        assertThat(steps.loss()).hasValue(5.0);
        assertThat(steps.secondsPerStep()).isEqualTo(4.0);
        // 418 records in batches of 8, three times: 159 steps.
        assertThat(steps.wholeTraining()).isEqualTo(steps.startup().plusSeconds(4 * 158));
        assertThat(steps.checkpointBytes()).hasValue(1_000_000);
        // Three of the last, the best one, and the one that is written.
        assertThat(steps.diskBytes()).hasValue(5_000_000);
        assertThat(folder.resolve("run/trial")).doesNotExist();
        assertThat(folder.resolve("run/train")).isEmptyDirectory();
        assertThat(new JsonFiles().read(Path.of(report.path()), PreflightReport.class))
                .isEqualTo(report);
    }

    @Test
    void aTrainerThatOnlyPrintsItsStepsIsTimedAsWell() throws IOException {
        PreflightReport report = tried(
                3,
                "for n in 1 2 3; do echo \"{'loss': '$n.5', 'learning_rate': '1e-3'}\"; sleep 0.3; done\n",
                Map.of(),
                "metrics: {stream: stdout, format: dict}");

        assertThat(report.errors()).isEmpty();
        TrialSteps steps = report.plan().orElseThrow().trial().orElseThrow();
        assertThat(steps.steps()).isEqualTo(3);
        assertThat(steps.loss()).hasValue(3.5);
        assertThat(steps.secondsPerStep()).isBetween(0.15, 5.0);
        assertThat(folder.resolve("run/trial")).doesNotExist();
    }

    @Test
    void withoutTheWishThereIsNoTrial() throws IOException {
        PreflightReport report = tried(0, "touch " + folder.resolve("ran"));

        assertThat(report.plan().orElseThrow().trial()).isEmpty();
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void aTrainerThatFailsAfterItsFirstStepIsQuoted() throws IOException {
        PreflightReport report =
                tried(3, "echo '{\"step\":1,\"loss\":\"NaN\"}' >> $1/metrics.jsonl; echo 'loss is NaN' >&2; exit 4\n");

        assertThat(report.errors()).extracting(Finding::rule).containsExactly("steps-failed", "loss-not-finite");
        assertThat(report.errors().get(0).text())
                .startsWith("after 1 of 3 steps it ended with exit code 4 (nan-loss)")
                .contains("loss is NaN");
    }

    @Test
    void aTrainerThatTakesNoStepIsEndedWithAllThatItStarted() throws IOException {
        // A grandchild in a session of its own is no descendant any more when its parent is gone.
        PreflightReport report = tried(
                1,
                "setsid sh -c 'echo $$ > " + folder.resolve("pid") + "; sleep 300' & sleep 300\n",
                Map.of("limits", Map.of("startup", "PT1S", "stall", "PT1S")));

        assertThat(report.errors()).extracting(Finding::rule).containsExactly("steps-timed-out");
        long grandchild = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(Processes.isGoneOrZombie(grandchild)).isTrue();
        assertThat(folder.resolve("run/trial")).doesNotExist();
    }

    @Test
    void aTrainerThatWouldGoOnForEverIsEndedAfterTheStepsThatWereWanted() throws IOException {
        PreflightReport report = tried(
                1,
                "n=0; while true; do n=$((n+1)); echo \"{\\\"step\\\":$n,\\\"loss\\\":1}\" >> $1/metrics.jsonl; sleep 0.05; done\n");

        assertThat(report.errors()).isEmpty();
        assertThat(report.plan().orElseThrow().trial().orElseThrow().steps()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aTrainerThatTellsNoStepIsNotEstimated() throws IOException {
        PreflightReport report = tried(1, "echo trained >&2\n");

        assertThat(report.findings()).extracting(Finding::rule).contains("steps-unseen");
        assertThat(report.plan().orElseThrow().trial()).isEmpty();
    }

    @Test
    void limitsThatWouldStopTheTrainingAreToldBeforeIt() throws IOException {
        PreflightReport report =
                tried(2, TWO_STEPS, Map.of("limits", Map.of("train", "PT5M", "stall", "PT3S", "startup", "PT20S")));

        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("limits-too-tight"))
                .extracting(Finding::place)
                .containsExactly("limits.train", "limits.stall");
    }

    @Test
    void checkpointsThatWouldFillTheDiskAreToldBeforeIt() throws IOException {
        // Three of the last, the best one, and the one that is written: five million bytes.
        free = 4_900_000_000L;
        String large = "mkdir -p $1/checkpoints/2; truncate -s 1000000000 $1/checkpoints/2/weights\n";

        assertThat(tried(2, TWO_STEPS + large).errors())
                .extracting(Finding::rule)
                .containsExactly("checkpoints-do-not-fit");
        free = 5_100_000_000L;
        assertThat(tried(2, TWO_STEPS + large).errors()).isEmpty();
    }

    @Test
    void whatAnAttemptThatDiedLeftBehindIsGoneBeforeTheNext() throws IOException {
        Path left = folder.resolve("run/trial/train/metrics.jsonl");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "{\"step\":9,\"loss\":1}\n");

        assertThat(tried(2, TWO_STEPS)
                        .plan()
                        .orElseThrow()
                        .trial()
                        .orElseThrow()
                        .steps())
                .isEqualTo(2);
    }

    private PreflightReport tried(int steps, String script) throws IOException {
        return tried(steps, script, Map.of());
    }

    private PreflightReport tried(int steps, String script, Map<String, Object> settings) throws IOException {
        return tried(steps, script, settings, "");
    }

    private PreflightReport tried(int steps, String script, Map<String, Object> settings, String more)
            throws IOException {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("trainer", "command");
        all.put("preflight", Map.of("probeSteps", steps));
        TrainerProfiles trainers = TestTrainers.training(folder.resolve("trainers"), script, more);
        TrainerHost host = TestTrainers.host(folder);
        ReaderLimits limits = ReaderLimits.ofThisProcess();
        DatasetStore store = new DatasetStore(folder.resolve("datasets"), limits);
        return new OfflinePreflight(
                        trainers,
                        new DatasetExporter(),
                        new ManifestWriter(trainers, host, new ProductVersion("1")),
                        new Preflight(trainers, host, Devices.ofThisMachine(), path -> free, limits))
                .check(
                        TestRequests.with(all),
                        () -> store.open(new DatasetKey("sample")),
                        folder.resolve("run"),
                        PreflightProgress.NONE);
    }
}
