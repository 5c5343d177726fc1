package dev.trainmaster.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunWatcherTest {

    /** The clock of the server, which says when a phase began, may be ahead. */
    @ParameterizedTest
    @CsvSource({"PT-8S, PT0.25S", "PT0S, PT0.25S", "PT20S, PT0.25S", "PT50S, PT0.5S", "PT2M, PT1S", "PT9H, PT1S"})
    void itLooksTheRarerTheLongerAPhaseTakes(Duration inPhase, Duration rest) {
        assertThat(RunWatcher.restAfter(inPhase)).isEqualTo(rest);
    }
}
