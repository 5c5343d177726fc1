package dev.trainmaster.system;

import static dev.trainmaster.system.RealTrainerSite.LEFT_ALONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What tunix has trained is read by transformers, and what transformers wrote is trained by tunix. */
@Tag("full")
@OnTheRealServer
@Timeout(900)
class OthersReadTheModelTest {

    private static final Path SPEAKING = Path.of("../trainers/huggingface/generate.py");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Site site;
    private final RealTrainerSite here;

    OthersReadTheModelTest(Site site) {
        this.site = site;
        this.here = new RealTrainerSite(site, Tunix.required());
    }

    @Test
    void transformersSaysWithItWhatTunixSays() {
        Trl others = Trl.required();
        here.leavesOneRunAlone();
        String asked = "What is 2 + 3?";
        String said = site.cli("generate", LEFT_ALONE, asked).exits(0).stdout();

        Program reader = Program.start(
                List.of(
                        others.environment().resolve("bin/python").toString(),
                        SPEAKING.toAbsolutePath().normalize().toString(),
                        "--model=" + site.home().train(LEFT_ALONE).resolve("model"),
                        "--prompt=" + asked,
                        "--tokens=256"),
                Map.of("HF_HUB_OFFLINE", "1"),
                site.home().path(),
                site.home().path().resolve("reader"));

        assertThat(reader.await(PATIENCE)).as(reader.stderr()).isZero();
        assertThat(reader.stdout()).isEqualTo(said).isNotBlank();
    }

    @Test
    void theSameRequestTrainsWithTheOtherTrainer() {
        Trl usual = Trl.required();
        here.leavesOneRunAlone();
        Map<String, Object> request = new RealTrainerSite(site, usual).request();
        request.put("trainer", here.trainer().name());
        request.remove("settings");

        here.approved("other", request).completes();

        List<Double> losses = site.home().losses("other");
        assertThat(losses).hasSize(RealTrainerSite.STEPS);
        assertThat(losses.get(RealTrainerSite.STEPS - 1)).isLessThan(losses.get(0) - 1);
    }
}
