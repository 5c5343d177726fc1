package dev.trainmaster.benchmarks.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepTimesTest {

    @Test
    void aStepAtWorkCountsWithItsShare() {
        StepTimes steps = new StepTimes(List.of(0L, 100L, 300L, 400L));

        assertThat(steps.perSecond(50, 350)).isCloseTo(2 / 0.3, within(1e-9));
        assertThat(steps.perSecond(150, 200)).isCloseTo(0.25 / 0.05, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> steps.perSecond(50, 450));
    }

    @Test
    void aLineThatIsStillWrittenAndOneWithoutLossAreNoSteps(@TempDir Path train) throws IOException {
        Files.writeString(train.resolve("metrics.jsonl"), """
                {"step":1,"loss":2.5,"time":"1970-01-01T00:00:01Z"}
                {"event":"evaluation","step":1,"time":"1970-01-01T00:00:02Z"}
                {"step":2,"loss":2.4,"time":"1970-01-01T00:00:03Z"}
                {"step":3,"lo""");

        assertThat(StepTimes.in(train)).isEqualTo(new StepTimes(List.of(1_000L, 3_000L)));
    }
}
