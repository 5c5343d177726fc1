package dev.trainmaster.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.Samples;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import dev.trainmaster.fixture.Until;
import dev.trainmaster.notification.Notice;
import dev.trainmaster.training.Progress;
import dev.trainmaster.training.StartRecord;
import dev.trainmaster.training.TrainerIdentity;
import dev.trainmaster.training.TrainingNews;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run tells the outside while it goes on and when it ends. */
class TellingTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final TrainerIdentity TRAINER = new TrainerIdentity("host", 4711, 99);

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    @Test
    void aWebhookThatAlwaysFailsHoldsNothingUp() {
        runs.control.webhook.always(notice -> {
            throw new IllegalStateException("502");
        });
        TestRun run = runs.start(Requests.training()).until(Phase.AWAITING_APPROVAL);
        run.approve("alice");
        run.endsAs(Phase.COMPLETED);
        assertThat(runs.control.notices()).isEmpty();
        assertThat(runs.home.recorded()).hasSize(1);
        run.keepHistory("completed-with-a-dead-webhook");
    }

    @Test
    void aResultThatCannotBeWrittenDoesNotKeepTheRunFromEnding() {
        runs.home.results.always(result -> {
            throw new IllegalStateException("the disk is full");
        });
        TestRun run = runs.start(Requests.dryRun());
        run.endsAs(Phase.COMPLETED);
        assertThat(runs.journal.count("recordResult COMPLETED")).isGreaterThan(1);
        assertThat(runs.home.recorded()).isEmpty();
        run.keepHistory("completed-without-a-result-file");
    }

    @Test
    void theResultIsRecordedOnceAndIsWhatTheRunReturns() {
        TestRun run = runs.start(Requests.dryRun().with("labels.team", "blue"));
        assertThat(runs.home.recorded()).isEmpty();
        assertThat(run.endsAs(Phase.COMPLETED)).isEqualTo(runs.home.recorded().get(0));
    }

    @Test
    void aRunCanBeFoundByWhatItIs() {
        TestRun run =
                runs.start(Requests.training().with("requestedBy", "carol")).until(Phase.AWAITING_APPROVAL);
        assertThat(run.attribute(RunAttributes.DATASET)).isEqualTo("sample");
        assertThat(run.attribute(RunAttributes.MODEL)).isEqualTo("tiny");
        assertThat(run.attribute(RunAttributes.TRAINER)).isEqualTo("reference");
        assertThat(run.attribute(RunAttributes.MODE)).isEqualTo("local");
        assertThat(run.attribute(RunAttributes.REQUESTED_BY)).isEqualTo("carol");
        assertThat(run.attribute(RunAttributes.PHASE)).isEqualTo("AWAITING_APPROVAL");
        run.approve("alice");
        run.endsAs(Phase.COMPLETED);
        assertThat(run.attribute(RunAttributes.STEP)).isEqualTo(60);
        assertThat(run.attribute(RunAttributes.LOSS)).isEqualTo(2.5);
    }

    @Test
    void eachPhaseAddsWhatItFoundToTheStatus() {
        CountDownLatch exported = new CountDownLatch(1);
        runs.home.exports.then(Until.released(exported, Samples::export));
        TestRun run =
                runs.start(Requests.training()).until(status -> status.home().isPresent());
        assertThat(run.status().phase()).isEqualTo(Phase.EXPORTING);
        assertThat(run.status().dataset()).isEmpty();
        exported.countDown();
        run.until(Phase.AWAITING_APPROVAL);
        assertThat(run.status().dataset()).contains(Samples.export());
        assertThat(run.status().manifest()).contains(Samples.manifest());
        assertThat(run.status().report()).contains(Samples.report());
        assertThat(run.details())
                .contains("### Awaiting approval")
                .contains("trainmaster approve " + run.status().runId())
                .contains("Plan: 60 steps")
                .contains(Samples.DIGEST);
        run.approve("alice");
        run.endsAs(Phase.COMPLETED);
        assertThat(run.details()).startsWith("### Completed");
    }

    @Test
    void newsOfTheTrainingIsInTheStatusAtOnce() {
        CountDownLatch trained = new CountDownLatch(1);
        runs.trainer.ends.then(Until.released(trained, Samples::completed));
        TestRun run = runs.start(Requests.training());
        run.approve("alice");
        run.until(status -> status.starts().size() == 1);

        run.news(news(TrainingNews.Kind.STARTED, Optional.empty(), Optional.empty()));
        run.news(news(TrainingNews.Kind.ADOPTED, Optional.empty(), Optional.empty()));
        run.news(news(TrainingNews.Kind.PROGRESS, Optional.of(Samples.progress(20, 3.25)), Optional.empty()));
        run.news(news(TrainingNews.Kind.WARNING, Optional.empty(), Optional.of("checkpoint 20 is damaged")));
        run.signal("news", (Object) null);

        run.until(status -> status.warning().isPresent());
        StartRecord start = run.status().starts().get(0);
        assertThat(start.trainer()).contains(TRAINER);
        assertThat(start.adoptions()).isEqualTo(1);
        assertThat(run.status().progress()).contains(Samples.progress(20, 3.25));
        assertThat(run.attribute(RunAttributes.STEP)).isEqualTo(20);
        assertThat(run.attribute(RunAttributes.LOSS)).isEqualTo(3.25);
        assertThat(run.details()).contains("Step 20 of 60, loss 3.2500").contains("checkpoint 20 is damaged");
        trained.countDown();
        run.endsAs(Phase.COMPLETED);
        run.keepHistory("completed-with-news");
    }

    @Test
    void aLossThatIsNoNumberIsToldButIsNoSearchAttribute() {
        Progress broken = new Progress(
                7,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(Double.NaN),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                AT);
        runs.trainer.ends.then(order -> {
            assertThat(order.start()).isEqualTo(1);
            return Samples.died(TrainerFailureClass.NAN_LOSS, 0);
        });
        TestRun run = runs.start(Requests.training());
        run.approve("alice");
        run.news(news(TrainingNews.Kind.PROGRESS, Optional.of(broken), Optional.empty()));
        assertThat(run.endsAs(Phase.FAILED).progress()).contains(broken);
        assertThat(run.attribute(RunAttributes.STEP)).isEqualTo(7);
        assertThat(run.attribute(RunAttributes.LOSS)).isNull();
    }

    @Test
    void peopleHearOfTheEndWithItsFacts() {
        TestRun run = runs.start(Requests.training().approvedWithin(Duration.ofMinutes(1)));
        run.endsAs(Phase.APPROVAL_EXPIRED);
        assertThat(runs.control.notices(Notice.Kind.RUN_ENDED)).singleElement().satisfies(notice -> {
            assertThat(notice.facts()).containsEntry("phase", "APPROVAL_EXPIRED");
            assertThat(notice.facts()).containsEntry("manifestDigest", Samples.DIGEST);
            assertThat(notice.runId()).isEqualTo(run.status().runId());
        });
    }

    private static TrainingNews news(TrainingNews.Kind kind, Optional<Progress> progress, Optional<String> text) {
        return new TrainingNews(1, kind, AT, Optional.of(TRAINER), progress, text);
    }
}
