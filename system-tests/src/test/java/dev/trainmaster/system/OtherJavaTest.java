package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Worker, command line and trainer on another Java of this machine than the one that runs the tests. */
class OtherJavaTest {

    @Test
    void theWholeStoryIsTheSameOnAnotherJava() {
        Path java = OtherJava.required();
        try (Site site = Site.bare(Installation.ofThisBuild().on(java), Map.of())) {
            CliResult demo = site.cli("demo", "--yes").exits(0);

            assertThat(demo.stdout()).contains("Completed");
            assertThat(demo.stderr()).doesNotContain("WARNING");
            assertThat(site.home().path().resolve("demo/runs")).isNotEmptyDirectory();
        }
    }
}
