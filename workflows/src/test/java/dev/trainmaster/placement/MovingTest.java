package dev.trainmaster.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.Samples;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import dev.trainmaster.training.StartRecord;
import dev.trainmaster.training.TrainingEnd;
import dev.trainmaster.training.TrainingOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that may move leaves its home only when that can hold no trainer any more, and takes along what was approved. */
@Execution(ExecutionMode.CONCURRENT)
class MovingTest {

    private static final Duration TTL = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(30);
    /** A little less than the whole: the last of it passes in real time. */
    private static final Duration SILENCE = TTL.plus(GRACE).plusSeconds(30);

    private static final Failure DETACHED = Failure.of(FailureType.WORKER_DETACHED, Phase.TRAINING, "shut down");

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    private static Requests moving() {
        return Requests.training().movingOnALeaseOf(TTL);
    }

    private TestRun started(Requests request) {
        return startedAt(Samples.HOME, request);
    }

    private TestRun startedAt(Home first, Requests request) {
        runs.control.claims.then(first);
        runs.control.claims.always(asked -> Samples.OTHER);
        return runs.start(request);
    }

    private TestRun leftAlone(Requests request) {
        TestRun run = started(request).until(Phase.AWAITING_APPROVAL);
        runs.homeFallsSilent();
        run.approve("alice");
        return silentForTheLease(run);
    }

    private TestRun silentForTheLease(TestRun run) {
        runs.passWhileNobodyAnswers(run, "Train", SILENCE);
        runs.passWhileNobodyAnswers(run, "EnsureStopped", Duration.ofSeconds(9));
        return run;
    }

    /** The worker dies while it watches. */
    private TrainingEnd neverAnswers() {
        new Thread(runs::homeFallsSilent).start();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw DETACHED.asActivityFailure();
    }

    private void noResultIsWritten(TestRun run) {
        runs.passWhileNobodyAnswers(run, "RecordResult", Duration.ofSeconds(105));
    }

    private List<String> hosts() {
        return runs.trainer.orders().stream().map(order -> order.home().host()).toList();
    }

    @Test
    void aHomeThatFallsSilentIsLeftOnceItsLeaseMustHaveEndedItsTrainer() {
        AtomicReference<Instant> lastHeard = new AtomicReference<>();
        AtomicReference<Instant> startedAnew = new AtomicReference<>();
        runs.trainer.ends.then(order -> {
            lastHeard.set(runs.now());
            return neverAnswers();
        });
        runs.trainer.ends.then(order -> {
            startedAnew.set(runs.now());
            return Samples.completed();
        });
        TestRun run = started(moving());
        run.approve("alice");

        silentForTheLease(run);
        RunResult result = run.endsAs(Phase.COMPLETED);

        assertThat(Duration.between(lastHeard.get(), startedAnew.get()))
                .isGreaterThan(TTL.plus(GRACE).plusSeconds(20));
        assertThat(hosts()).containsExactly("host", "other");
        assertThat(runs.trainer.orders()).extracting(TrainingOrder::start).containsExactly(1, 2);
        Move move = result.moves().get(0);
        assertThat(move.from()).isEqualTo("host");
        assertThat(move.to()).isEqualTo("other");
        assertThat(move.start()).isEqualTo(2);
        assertThat(move.fromStep()).isEqualTo(OptionalLong.of(40));
        assertThat(move.why()).isEqualTo("host did not take the training up for PT11M0.6S");
        assertThat(run.status().home()).contains(Samples.OTHER);
        assertThat(run.details()).contains("moved from host to other, which goes on from step 40");
        assertThat(run.status().starts().get(0).ended()).contains("not heard of any more; nothing of it is alive");
        run.keepHistory("moved-after-a-detach");
    }

    @Test
    void aHomeThatComesBackInTimeGoesOnWithTheSameStart() {
        runs.trainer.ends.thenThrow(DETACHED.asActivityFailure());
        runs.trainer.ends.thenThrow(Failure.of(FailureType.STORAGE_FAILED, Phase.TRAINING, "disk full")
                .asActivityFailure());
        TestRun run = started(moving());
        run.approve("alice");

        assertThat(run.endsAs(Phase.COMPLETED).moves()).isEmpty();

        assertThat(runs.journal.trainings()).containsExactly("train 1", "train 1", "train 1");
        assertThat(runs.journal.count("claimHome")).isOne();
        run.keepHistory("stayed-on-its-lease");
    }

    @Test
    void aHomeThatDiesBeforeTheApprovalIsLeftToo() {
        TestRun run = leftAlone(moving());
        run.endsAs(Phase.COMPLETED);
        assertThat(hosts()).containsExactly("other");
        assertThat(runs.journal.lines()).containsSubsequence("claimHome", "export", "writeManifest", "moveIn other");
        run.keepHistory("moved-before-the-first-start");
    }

    @Test
    void aHomeThatIsOnlyBusyIsWaitedFor() {
        Home full = new Home("host", Samples.HOME.queue(), "a queue that is full", "/runs/run", 0);
        TestRun run = startedAt(full, moving().trainedWithin(Duration.ofMinutes(15)));
        run.approve("alice");
        runs.passWhileNobodyAnswers(run, "Train", SILENCE);
        run.until(status -> status.starts().size() == 2);
        runs.passWhileNobodyAnswers(run, "Train", SILENCE);
        run.until(status -> status.starts().size() == 3);
        runs.passWhileNobodyAnswers(run, "Train", Duration.ofSeconds(190));

        Failure failure = run.endsAs(Phase.FAILED).failure().orElseThrow();

        assertThat(failure.type()).isEqualTo(FailureType.TRAINING_TIMED_OUT);
        assertThat(runs.journal.count("claimHome")).isOne();
        assertThat(runs.journal.trainings()).startsWith("ensureStopped 1", "ensureStopped 2");
        assertThat(run.status().starts()).extracting(StartRecord::start).startsWith(1, 2, 3);
        run.keepHistory("waited-for-a-busy-home");
    }

    @Test
    void otherDataOnTheNewHomeFailsTheRun() {
        runs.home.exports.then(Samples.export());
        runs.home.exports.then(new ExportReceipt("/x/dataset.jsonl", "b".repeat(64), 9, 17, 17, 0, List.of()));
        TestRun run = leftAlone(moving());
        noResultIsWritten(run);

        Failure failure = run.endsAs(Phase.FAILED).failure().orElseThrow();

        assertThat(failure.type()).isEqualTo(FailureType.PREFLIGHT_FAILED);
        assertThat(failure.message())
                .startsWith("the dataset on other, to which the run was to move, is not what was approved: 16 records")
                .contains("17 records with sha256 " + "b".repeat(64));
        assertThat(hosts()).isEmpty();
        run.keepHistory("moved-to-other-data");
    }

    @Test
    void otherPathsOnTheNewHomeAreNoOtherSettings() {
        ManifestReceipt there = new ManifestReceipt("/there/manifest.yaml", "1".repeat(64), Optional.of("same"));
        runs.home.manifests.then(new ManifestReceipt("/runs/run/manifest.yaml", Samples.DIGEST, Optional.of("same")));
        runs.home.manifests.then(there);
        TestRun run = leftAlone(moving());
        run.endsAs(Phase.COMPLETED);
        assertThat(runs.trainer.orders()).extracting(TrainingOrder::manifest).containsExactly(there);
    }

    @Test
    void otherSettingsOnTheNewHomeFailTheRun() {
        runs.home.manifests.then(new ManifestReceipt("/runs/run/manifest.yaml", Samples.DIGEST, Optional.of("same")));
        runs.home.manifests.then(new ManifestReceipt("/there/manifest.yaml", "1".repeat(64), Optional.of("other")));
        TestRun run = leftAlone(moving());
        noResultIsWritten(run);

        Failure failure = run.endsAs(Phase.FAILED).failure().orElseThrow();

        assertThat(failure.type()).isEqualTo(FailureType.PREFLIGHT_FAILED);
        assertThat(failure.message()).startsWith("the manifest on other");
        assertThat(hosts()).isEmpty();
    }

    @Test
    void aRunThatNoHostTakesOverFailsAtItsDeadline() {
        TestRun run = started(moving().trainedWithin(Duration.ofHours(1))).until(Phase.AWAITING_APPROVAL);
        runs.control.claims.always(request -> {
            throw new IllegalStateException("no room");
        });
        runs.homeFallsSilent();
        run.approve("alice");
        silentForTheLease(run);
        runs.pass(Duration.ofMinutes(48).plusSeconds(20));
        noResultIsWritten(run);
        Failure failure = run.endsAs(Phase.FAILED).failure().orElseThrow();
        assertThat(failure.type()).isEqualTo(FailureType.TRAINING_TIMED_OUT);
        assertThat(failure.message()).startsWith("no host was found by");
        run.keepHistory("moved-nowhere");
    }
}
