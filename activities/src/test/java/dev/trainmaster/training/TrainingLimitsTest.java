package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingLimitsTest extends OnABench {

    private static final Duration LONG = Duration.ofMinutes(2);

    @BeforeEach
    void open() {
        bench.worker();
    }

    @Test
    void aTrainerThatHangsAfterAVeryQuickFirstStepIsNotGivenTheTimeOfAStartUp() {
        String metrics = bench.site.run("limit-quick").metrics().toString();
        TrainingOrder order = bench.site.order(
                "limit-quick",
                "test",
                Map.of("stall", "PT3S", "startup", "PT1M", "grace", "PT1S"),
                LONG,
                List.of("sh", "-c", "echo {\\\"step\\\":1} >>" + metrics + "; exec sleep 100"));

        Failure failure = failureOf(bench.start(order).end());

        assertThat(failure.type()).isEqualTo(FailureType.TRAINER_STALLED);
        assertThat(failure.message()).contains("for PT3S").doesNotContain("no first step");
    }

    @Test
    void aTrainerThatHangsIsWarnedOfAndStopped() {
        TrainingOrder order =
                bench.site.order("limit-stall", Map.of("stall", "PT3S", "grace", "PT5S"), LONG, "--hang-after=2");
        TrainingRun run = bench.start(order);

        TrainingEnd end = run.end();

        assertThat(failureOf(end).type()).isEqualTo(FailureType.TRAINER_STALLED);
        assertThat(failureOf(end).message()).contains("no step, checkpoint or output for PT3S");
        assertThat(end.durableStep()).hasValue(2);
        assertThat(run.awaitNews(TrainingNews.Kind.WARNING).text().orElseThrow())
                .contains("will be stopped after PT3S");
        assertThat(bench.site.trainerLives(order)).isFalse();
    }

    @Test
    void aTrainerThatNeverBeginsIsStoppedAfterItsStartUp() {
        TrainingOrder order =
                bench.site.order("limit-startup", Map.of("startup", "PT3S", "grace", "PT5S"), LONG, "--startup=60000");

        Failure failure = failureOf(bench.end(order));

        assertThat(failure.type()).isEqualTo(FailureType.TRAINER_STALLED);
        assertThat(failure.message()).contains("no first step yet");
    }

    @Test
    void aSlowTrainerThatStillMovesIsLeftAlone() {
        TrainingOrder order = bench.site.order(
                "limit-slow",
                Map.of("stall", "PT4S", "startup", "PT4S"),
                LONG,
                "--startup=6000",
                "--pace=6000",
                "--steps=2",
                "--chatter=300");

        assertThat(bench.end(order)).isInstanceOf(TrainingEnd.Completed.class);
    }

    @Test
    void aTrainerOfWhichNothingButItsCheckpointsTellsIsLeftAlone() {
        String train = bench.site.run("limit-mute").train().toString();
        TrainingOrder order = bench.site.order(
                "limit-mute",
                "test",
                Map.of("stall", "PT8S", "startup", "PT8S"),
                LONG,
                List.of("sh", "-c", "for i in 1 2 3 4; do sleep 2.5; mkdir " + train + "/checkpoints/$i; done"));

        assertThat(bench.end(order)).isInstanceOf(TrainingEnd.Completed.class);
    }

    @Test
    void theDeadlineIsWarnedOfAndLeavesTimeForACheckpoint() {
        TrainingOrder order = bench.site.order(
                "limit-deadline",
                Map.of("train", "PT10S", "grace", "PT10S"),
                Duration.ofSeconds(5),
                "--hang-after=1",
                "--chatter=300",
                "--save-on-term=2");
        TrainingRun run = bench.start(order);

        TrainingEnd end = run.end();

        assertThat(failureOf(end).type()).isEqualTo(FailureType.TRAINING_TIMED_OUT);
        assertThat(failureOf(end).message()).contains("had to end by " + order.deadline());
        assertThat(end.durableStep()).hasValue(2);
        assertThat(run.awaitNews(TrainingNews.Kind.WARNING).text().orElseThrow())
                .contains("has to end by " + order.deadline());
    }

    @Test
    void noTrainerStartsAfterTheDeadline() {
        TrainingOrder order = bench.site.order("limit-late", Map.of(), Duration.ofSeconds(-1));

        assertThat(failureOf(bench.end(order)).type()).isEqualTo(FailureType.TRAINING_TIMED_OUT);
        assertThat(bench.site.run("limit-late").starts()).isEmpty();
    }

    @Test
    void aSuspendedTrainerIsTold() {
        TrainingOrder order = bench.site.order("limit-suspended", "--steps=2", "--hold-after=1");
        TrainingRun run = bench.start(order);
        long pid = bench.site.trainerAtStep(order, 1).pid();

        Programs.signal("STOP", pid);

        assertThat(run.awaitNews(TrainingNews.Kind.WARNING).text().orElseThrow())
                .contains("suspended", "kill -CONT " + pid);
        Programs.signal("CONT", pid);
        bench.site.release(order);
        assertThat(run.end()).isInstanceOf(TrainingEnd.Completed.class);
    }

    private static Failure failureOf(TrainingEnd end) {
        return assertThat(end)
                .asInstanceOf(type(TrainingEnd.Failed.class))
                .actual()
                .failure();
    }
}
