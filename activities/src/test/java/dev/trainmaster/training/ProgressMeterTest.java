package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {

    private final SteppingClock clock = new SteppingClock();
    private final ProgressMeter meter = new ProgressMeter(OptionalLong.of(100), clock);

    @Test
    void oneStepAloneHasNoRate() {
        see(5);

        assertThat(latest().step()).isEqualTo(5);
        assertThat(latest().stepsPerSecond()).isEmpty();
        assertThat(latest().secondsLeft()).isEmpty();
    }

    @Test
    void theRateTellsTheTimeLeft() {
        see(10);
        clock.pass(Duration.ofSeconds(5));
        see(20);

        assertThat(latest().stepsPerSecond()).hasValue(2.0);
        assertThat(latest().secondsLeft()).hasValue(40);
    }

    @Test
    void theRateIsThatOfTheLastHalfMinute() {
        see(1);
        for (int step = 2; step <= 61; step++) {
            clock.pass(Duration.ofSeconds(step < 30 ? 10 : 1));
            see(step);
        }

        assertThat(latest().stepsPerSecond()).hasValue(1.0);
    }

    @Test
    void aResumedTrainerThatDoesStepsAgainGetsANewRate() {
        see(10);
        clock.pass(Duration.ofSeconds(1));
        see(30);
        clock.pass(Duration.ofSeconds(1));
        see(20);
        assertThat(latest().stepsPerSecond()).isEmpty();

        clock.pass(Duration.ofSeconds(2));
        see(22);
        assertThat(latest().stepsPerSecond()).hasValue(1.0);
    }

    @Test
    void aClockThatWasSetBackCostsTheRateForTwoStepsOnly() {
        see(10);
        clock.pass(Duration.ofHours(-1));
        see(20);
        assertThat(latest().stepsPerSecond()).isEmpty();

        clock.pass(Duration.ofSeconds(5));
        see(30);
        assertThat(latest().stepsPerSecond()).hasValue(2.0);
    }

    @Test
    void beyondThePlanNoTimeIsLeft() {
        see(90);
        clock.pass(Duration.ofSeconds(1));
        see(120);

        assertThat(latest().secondsLeft()).hasValue(0);
    }

    private void see(long step) {
        meter.see(new MetricsTail.Reading(step, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    private Progress latest() {
        return meter.latest().orElseThrow();
    }
}
