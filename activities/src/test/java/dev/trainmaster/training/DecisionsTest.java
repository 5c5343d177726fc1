package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.TestRequests;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.supervisor.SteadyClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private final SteppingClock wall = new SteppingClock();
    private Duration up = Duration.ofDays(3);
    private final Switchable drain = new Switchable(new OpenWatches());
    private Optional<Decision> server = Optional.empty();
    private final Decisions decisions = new Decisions(
            () -> server, drain, order(), new SteadyClock(wall.instant(), () -> up.toMillis(), () -> up.toNanos()));

    private void pass(Duration time) {
        wall.pass(time);
        up = up.plus(time);
    }

    @Test
    void nothingIsDecidedByItself() {
        pass(Duration.ofMinutes(9));

        assertThat(decisions.next()).isEmpty();
    }

    @Test
    void theServerHasTheFirstSay() {
        server = Optional.of(new Decision.LetGo(new IllegalStateException()));
        drain.to(DrainSignal.Wish.CHECKPOINT);
        pass(Duration.ofHours(1));

        assertThat(decisions.next()).isEqualTo(server);
    }

    @Test
    void aWorkerThatLeavesLetsTheNextOneSeeToTheDeadline() {
        drain.to(DrainSignal.Wish.CHECKPOINT);
        pass(Duration.ofHours(1));

        assertThat(decisions.next()).hasValue(new Decision.Leave(DrainSignal.Wish.CHECKPOINT));
    }

    @Test
    void theDeadlineStops() {
        pass(Duration.ofMinutes(10).plusMillis(1));

        assertThat(decisions.next())
                .hasValueSatisfying(decision -> assertThat(((Decision.Stop) decision).reason())
                        .isEqualTo(StopReason.of(
                                FailureType.TRAINING_TIMED_OUT, "the training had to end by 2026-01-01T00:10:00Z")));
    }

    @Test
    void aClockThatIsSetForwardStopsNobody() {
        pass(Duration.ofMinutes(1));

        wall.pass(Duration.ofHours(5));

        assertThat(decisions.warning()).isEmpty();
        assertThat(decisions.next()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackGivesNoMoreTime() {
        wall.pass(Duration.ofHours(-5));

        pass(Duration.ofMinutes(10).plusMillis(1));

        assertThat(decisions.warning()).isPresent();
        assertThat(decisions.next()).isPresent();
    }

    @Test
    void aSleepOfTheMachineIsNotGivenBack() {
        up = up.plus(Duration.ofHours(1));

        assertThat(decisions.next()).isPresent();
    }

    @Test
    void theDeadlineIsWarnedOfOnceAFifthBefore() {
        pass(Duration.ofMinutes(8).minusMillis(1));
        assertThat(decisions.warning()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(decisions.warning())
                .hasValueSatisfying(text -> assertThat(text).contains("2026-01-01T00:10:00Z"));
        assertThat(decisions.warning()).isEmpty();
    }

    private TrainingOrder order() {
        return new TrainingOrder(
                "run",
                new Home("here", "queue", "queue", "runs/run", 0),
                TestRequests.with(Map.of("limits", Map.of("train", "PT10M"))),
                new ExportReceipt("dataset.jsonl", "00", 1, 1, 1, 0, List.of()),
                new ManifestReceipt("manifest.yaml", "00", Optional.empty()),
                1,
                wall.instant().plus(Duration.ofMinutes(10)),
                OptionalLong.empty());
    }
}
