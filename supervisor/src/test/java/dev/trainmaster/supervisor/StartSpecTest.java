package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StartSpecTest {

    private static final RunToken TOKEN = RunToken.random(new Random(1));

    @Test
    void valuesOfTheEnvironmentAreNeverPrinted() {
        assertThat(spec(1, List.of("train"), Map.of("HF_TOKEN", "hf_secret")).toString())
                .contains("HF_TOKEN")
                .doesNotContain("hf_secret");
    }

    @Test
    void impossibleStartsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> spec(0, List.of("train"), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> spec(1, List.of(), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> spec(1, List.of("a\0b"), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> spec(1, List.of("a"), Map.of("A=B", "c")));
        assertThatIllegalArgumentException().isThrownBy(() -> spec(1, List.of("a"), Map.of("A", "c\0")));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunToken("short"));
        assertThatIllegalArgumentException().isThrownBy(() -> new StopRequest(1, " ", Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutputLimit(0, 1));
    }

    private static StartSpec spec(int start, List<String> argv, Map<String, String> environment) {
        return new StartSpec(
                "run-1", start, argv, environment, Path.of("."), TOKEN, Duration.ZERO, OutputLimit.standard());
    }
}
