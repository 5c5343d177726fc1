package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TRL in more than one process, behind a launcher whose children are in sessions of their own. */
@Tag("full")
@OnTheRealServer
@Timeout(900)
class TrlProcessesTest {

    private final Site site;
    private final RealTrainerSite here;

    TrlProcessesTest(Site site) {
        this.site = site;
        this.here = new RealTrainerSite(site, Trl.required());
    }

    @Test
    void aLauncherThatIsKilledLeavesNoProcessBesideTheNextStart() {
        here.trainer().installInto(site.home());
        site.worker();
        Map<String, Object> settings = new HashMap<>(here.trainer().settings());
        settings.put("processes", 2);
        HurtRun run = here.approved("two", here.with("settings", settings));
        run.checkpointAfter(3, 1);
        assertThat(site.home().processesOf("two")).hasSizeGreaterThanOrEqualTo(3);

        run.kill(1, "trainer.json");

        JsonNode shown = run.completes();
        assertThat(shown.path("starts")).hasSize(2);
        assertThat(shown.at("/starts/1/resumed/step").longValue()).isPositive();
        assertThat(site.home().steps("two"))
                .isEqualTo(
                        LongStream.rangeClosed(1, RealTrainerSite.STEPS).boxed().toList());
        assertThat(site.home().processesOf("two")).isEmpty();
    }
}
