package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One run through all phases, as a person types it. */
@OnEveryRung
class SpineTest {

    private final Site site;

    SpineTest(Site site) {
        this.site = site;
    }

    @Test
    void aRunGoesThroughAllPhasesAndTheModelLearns() {
        site.worker();

        site.cli(
                        "run",
                        "--id",
                        "spine",
                        "--dataset",
                        "sample",
                        "--model",
                        "tiny",
                        "--mode",
                        "local",
                        "--yes",
                        "--max-steps",
                        "60",
                        "--learning-rate",
                        "0.003",
                        "--max-seq-length",
                        "256",
                        "--epochs",
                        "10")
                .exits(0);

        JsonNode shown = site.cli("show", "spine", "-o", "json").exits(0).json();
        JsonNode result = site.home().result("spine");
        assertThat(shown.path("phase").textValue()).isEqualTo("COMPLETED");
        assertThat(result.path("outcome").textValue()).isEqualTo("COMPLETED");
        assertThat(shown.path("phases")).isEqualTo(result.path("phases"));
        List<Double> losses = site.home().metrics("spine").stream()
                .filter(line -> line.has("loss"))
                .map(line -> line.path("loss").doubleValue())
                .toList();
        assertThat(losses).hasSize(60);
        assertThat(losses.get(59)).isLessThan(losses.get(0) * 0.9);
    }
}
