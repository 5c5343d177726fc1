package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What becomes of a run whose disk fills up. Only root can mount one that is small. */
@OnTheRealServer
class FullDiskTest {

    private static final int STEPS = 40;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The dry run asks for 64 MiB. */
    private static final String SIZE = "80m";

    /** Too little for a checkpoint. */
    private static final long LEFT_BYTES = 100_000;

    private final Site site;

    FullDiskTest(Site site) {
        this.site = site;
    }

    @Test
    void theReferenceTrainerFailsWithTheDiskNamedAndARetryGoesOnFromItsNewestCheckpointToTheSameBit()
            throws IOException, InterruptedException {
        site.startWorker(Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100", "TRAINMASTER_QUEUES_TRAINERS", "2"));
        Map<String, Object> request = Requests.training(STEPS);
        TestRun undisturbed = site.run("undisturbed").start(request).approved();
        Path folder = site.home().run("full");
        try (SmallDisk disk = mounted(folder)) {
            TestRun run = site.run("full").start(request).approved().reachesItsFirstCheckpoint();

            disk.fillUpTo(LEFT_BYTES);
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("train/1/exit.json")));
            // What the run came to has to be written down too.
            disk.makeRoom();

            JsonNode shown = new Ending(Phase.FAILED, 1, "TrainerFailed").isToldByEveryoneOf(run);
            JsonNode failure = shown.path("failure");
            assertThat(failure.at("/death/kind").textValue()).isEqualTo("disk");
            assertThat(failure.path("message").textValue()).contains("the disk " + folder, "bytes free");
            assertThat(shown.path("starts")).hasSize(1);

            site.cli("retry", "full").exits(0);
            run.approved();

            JsonNode retried = Ending.completed().isToldByEveryoneOf(run);
            assertThat(retried.at("/starts/0/resumed/step").longValue()).isPositive();
            Ending.completed().isToldByEveryoneOf(undisturbed);
            List<Long> every = LongStream.rangeClosed(1, STEPS).boxed().toList();
            assertThat(site.home().steps("full")).isEqualTo(every);
            assertThat(site.home().losses("full")).isEqualTo(site.home().losses("undisturbed"));
        }
    }

    private static SmallDisk mounted(Path folder) throws InterruptedException {
        try {
            return SmallDisk.at(folder, SIZE);
        } catch (IOException e) {
            String words = "This test needs to mount a tmpfs, as root with CAP_SYS_ADMIN. " + e.getMessage();
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(words, e);
            }
            return Assumptions.abort(words);
        }
    }
}
