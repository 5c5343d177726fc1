package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.request.Device;
import dev.trainmaster.supervisor.Identity;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StopRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GpuSlotsTest extends OnABench {

    @BeforeEach
    void open() {
        bench.site.shareOut("3", "5");
    }

    @Test
    void trainersThatRunAtOnceHaveAGpuEachAndTheNextOneWaitsForTheFirstToGo() throws IOException, InterruptedException {
        bench.worker();
        TrainingOrder first = started("gpu-first");
        TrainingOrder second = started("gpu-second");

        assertThat(List.of(gpuOf(first), gpuOf(second))).containsExactlyInAnyOrder("3", "5");
        RunDirectory third = bench.site.run("gpu-third");
        GpuSlots afterARestart = bench.site.slots("3", "5");
        assertThatThrownBy(() -> afterARestart.claim(third, Device.AUTO))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("waits for a GPU")
                .hasMessageContaining("gpu-first");

        String freed = gpuOf(first);
        bench.site.supervisor.stop(bench.site.run("gpu-first"), new StopRequest(1, "the test", Duration.ZERO));

        assertThat(afterARestart.claim(third, Device.CUDA)).isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", freed));
        assertThatThrownBy(() -> afterARestart.claim(bench.site.run("gpu-fourth"), Device.CUDA))
                .as("what is being launched has its GPU already")
                .hasMessageContaining("gpu-third");
    }

    @Test
    void whoeverNeedsNoGpuTakesNone() throws IOException, InterruptedException {
        assertThat(bench.site.slots("0").claim(bench.site.run("on-cpu"), Device.CPU))
                .isEmpty();
        assertThat(bench.site.slots().claim(bench.site.run("no-list"), Device.CUDA))
                .isEmpty();
    }

    private TrainingOrder started(String runId) {
        TrainingOrder order = bench.site.order(runId, "--hang-after=1");
        bench.start(order);
        bench.site.trainerAtStep(order, 1);
        return order;
    }

    private String gpuOf(TrainingOrder order) throws IOException {
        Identity trainer = bench.site.trainerAtStep(order, 1);
        Path environment = Path.of("/proc", Long.toString(trainer.pid()), "environ");
        await().atMost(TrainingSite.BOUND).until(() -> Files.readAllBytes(environment).length > 0);
        return new String(Files.readAllBytes(environment), StandardCharsets.UTF_8)
                .replaceAll("(?s).*CUDA_VISIBLE_DEVICES=([^\\x00]*).*", "$1");
    }
}
