package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Command line, worker and trainer on another Java of this machine than the one that runs the tests. */
class OtherJavaTest {

    @Test
    void theWholeStoryIsTheSameOnAnotherJava() {
        Jdk other = Jdk.other()
                .orElseGet(() -> Assumptions.abort("This test needs a second Java, 17 or newer but not "
                        + Runtime.version().feature()
                        + ". Install one, or name its folder in JAVA_HOME_25 or the like."));
        try (Site site = Site.bare(Installation.on(other), Map.of())) {
            CliResult demo = site.cli("demo", "--yes", "-o", "json").exits(0);

            JsonNode run = demo.json();
            assertThat(run.path("phase").textValue()).isEqualTo("COMPLETED");
            assertThat(run.path("plan").path("command").path(0).textValue())
                    .isEqualTo(other.java().toString());
            assertThat(demo.stderr()).doesNotContain("WARNING");
            assertThat(site.leftovers()).isEmpty();
        }
    }
}
