package dev.trainmaster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void allAreTakenWhenNoneIsNamed() {
        assertThat(new Catalogue(500).named(List.of()))
                .extracting(Benchmark::name)
                .containsExactly(
                        "run",
                        "cli",
                        "burst",
                        "many",
                        "idle",
                        "supervision",
                        "adoption",
                        "export",
                        "postgres",
                        "demo",
                        "install",
                        "tunix");
    }

    @Test
    void anUnknownNameIsToldWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Catalogue(500).named(List.of("cli", "clii")))
                .withMessage(
                        "there is no benchmark clii, but: run, cli, burst, many, idle, supervision, adoption, export, postgres, demo, install, tunix");
    }
}
