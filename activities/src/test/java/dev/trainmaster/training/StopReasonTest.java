package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.FailureType;
import org.junit.jupiter.api.Test;

class StopReasonTest {

    @Test
    void whatWasDecidedIsReadBackFromTheExit() {
        StopReason reason = StopReason.of(FailureType.TRAINER_STALLED, "no step: for PT15M");

        assertThat(reason.written()).isEqualTo("TrainerStalled: no step: for PT15M");
        assertThat(StopReason.read(reason.written())).isEqualTo(reason);
    }

    @Test
    void whatAPersonWroteIsTakenAsItIs() {
        assertThat(StopReason.read("by ana: wrong data")).isEqualTo(StopReason.of("by ana: wrong data"));
        assertThat(StopReason.read("")).isEqualTo(StopReason.of(""));
    }
}
