package dev.trainmaster.worker.crew;

import dev.trainmaster.dataset.DatasetActivities;
import dev.trainmaster.manifest.ManifestActivities;
import dev.trainmaster.notification.NotificationActivities;
import dev.trainmaster.placement.MovingActivities;
import dev.trainmaster.placement.PlacementActivities;
import dev.trainmaster.preflight.PreflightActivities;
import dev.trainmaster.result.ResultActivities;
import dev.trainmaster.run.TrainingWorkflowImpl;
import dev.trainmaster.training.ListenActivities;
import dev.trainmaster.training.StopActivities;
import dev.trainmaster.training.TrainingActivities;
import dev.trainmaster.worker.metrics.CountedResults;
import dev.trainmaster.worker.metrics.CountedTraining;
import dev.trainmaster.worker.metrics.RunMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings together what each feature can do, by its interface, and says on which queue it does it. */
@Configuration(proxyBeanMethods = false)
public class CrewConfiguration {

    @Bean
    RunMetrics runMetrics(MeterRegistry registry) {
        return new RunMetrics(registry);
    }

    @Bean
    ControlCrew controlCrew(PlacementActivities placement, NotificationActivities notification) {
        return new ControlCrew(placement, notification);
    }

    @Bean
    HostCrew hostCrew(
            DatasetActivities dataset,
            ManifestActivities manifest,
            PreflightActivities preflight,
            StopActivities stop,
            ListenActivities listen,
            MovingActivities moving,
            ResultActivities result) {
        return new HostCrew(dataset, manifest, preflight, stop, listen, moving, result);
    }

    @Bean
    Crew crew(ControlCrew control, HostCrew host, TrainingActivities training, RunMetrics metrics) {
        return new Crew(
                TrainingWorkflowImpl.class,
                List.of(control.placement(), control.notification()),
                List.of(
                        host.dataset(),
                        host.manifest(),
                        host.preflight(),
                        host.stop(),
                        host.listen(),
                        host.moving(),
                        new CountedResults(host.result(), metrics)),
                List.of(new CountedTraining(training, metrics)));
    }

    record ControlCrew(PlacementActivities placement, NotificationActivities notification) {}

    record HostCrew(
            DatasetActivities dataset,
            ManifestActivities manifest,
            PreflightActivities preflight,
            StopActivities stop,
            ListenActivities listen,
            MovingActivities moving,
            ResultActivities result) {}
}
