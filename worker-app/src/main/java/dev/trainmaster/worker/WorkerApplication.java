package dev.trainmaster.worker;

import dev.trainmaster.worker.checkpoint.CheckpointConfiguration;
import dev.trainmaster.worker.dataset.DatasetConfiguration;
import dev.trainmaster.worker.manifest.ManifestConfiguration;
import dev.trainmaster.worker.notification.NotificationConfiguration;
import dev.trainmaster.worker.placement.PlacementConfiguration;
import dev.trainmaster.worker.preflight.PreflightConfiguration;
import dev.trainmaster.worker.result.ResultConfiguration;
import dev.trainmaster.worker.start.StartProblem;
import dev.trainmaster.worker.trainer.TrainerConfiguration;
import dev.trainmaster.worker.training.TrainingConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The worker's main class. Features are named one by one, not scanned for: a start is faster and tells what it has. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    WorkerCore.class,
    PlacementConfiguration.class,
    DatasetConfiguration.class,
    TrainerConfiguration.class,
    ManifestConfiguration.class,
    PreflightConfiguration.class,
    CheckpointConfiguration.class,
    TrainingConfiguration.class,
    ResultConfiguration.class,
    NotificationConfiguration.class
})
public class WorkerApplication {

    public static void main(String[] arguments) {
        try {
            SpringApplication.run(WorkerApplication.class, arguments);
        } catch (RuntimeException failure) {
            if (StartProblem.in(failure).isEmpty()) {
                throw failure;
            }
            System.exit(StartProblem.EXIT_CODE); // it has been told
        }
    }
}
