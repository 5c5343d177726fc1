package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.request.Limits;
import dev.trainmaster.supervisor.Finding.Origin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private static final Limits LIMITS = new Limits(
            Duration.ofHours(1), Duration.ofSeconds(100), Duration.ofSeconds(300), Duration.ofSeconds(30), 3);

    private long now = 1_000_000_000L;
    private StallWatch watch = new StallWatch(LIMITS, Origin.LAUNCHED, () -> now);

    @Test
    void theStartUpHasItsOwnAllowance() {
        pass(299);
        assertThat(watch.stalled()).isEmpty();
        pass(2);
        assertThat(watch.stalled()).hasValueSatisfying(text -> assertThat(text).contains("no first step yet"));
    }

    @Test
    void outputCountsAsASignOfLifeBeforeTheFirstStepToo() {
        for (int i = 0; i < 10; i++) {
            pass(200);
            watch.see(false, List.of(i));
        }
        assertThat(watch.stalled()).isEmpty();
    }

    @Test
    void afterTheFirstStepTheStallLimitCounts() {
        watch.see(true, List.of(1));
        pass(101);
        assertThat(watch.stalled()).hasValue("the trainer has shown no step, checkpoint or output for PT1M41S");
    }

    @Test
    void aSlowTrainerThatMovesNeverStalls() {
        watch.see(true, List.of(1));
        for (int i = 2; i < 50; i++) {
            pass(99);
            watch.see(false, List.of(i));
            assertThat(watch.stalled()).isEmpty();
        }
    }

    @Test
    void theSameStepDoneAgainIsASignOfLife() {
        watch.see(true, List.of(1));
        pass(99);
        watch.see(true, List.of(1));
        pass(99);
        assertThat(watch.stalled()).isEmpty();
    }

    @Test
    void aStallIsWarnedOfOnceAndAgainAfterTheTrainerMoved() {
        watch.see(true, List.of(1));
        pass(79);
        assertThat(watch.warning()).isEmpty();
        pass(2);
        assertThat(watch.warning())
                .hasValueSatisfying(text -> assertThat(text).contains("PT1M21S", "will be stopped after PT1M40S"));
        assertThat(watch.warning()).isEmpty();

        watch.see(false, List.of(2));
        pass(81);
        assertThat(watch.warning()).isPresent();
    }

    @Test
    void whoeverAdoptsATrainerGrantsItTheLongerOfBothLimits() {
        watch = new StallWatch(LIMITS, Origin.ADOPTED, () -> now);
        watch.see(false, List.of(7));
        pass(299);
        assertThat(watch.stalled()).isEmpty();
        watch.see(true, List.of(8));
        pass(101);
        assertThat(watch.stalled()).isPresent();
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
