package dev.trainmaster.worker;

import dev.trainmaster.dataset.DatasetActivities;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.manifest.ManifestActivities;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.notification.NotificationActivities;
import dev.trainmaster.placement.Home;
import dev.trainmaster.placement.MovedIn;
import dev.trainmaster.placement.MovingActivities;
import dev.trainmaster.placement.PlacementActivities;
import dev.trainmaster.preflight.PreflightActivities;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.result.RecordedResult;
import dev.trainmaster.result.ResultActivities;
import dev.trainmaster.training.DrainSignal;
import dev.trainmaster.training.ListenActivities;
import dev.trainmaster.training.StopActivities;
import dev.trainmaster.training.StopProof;
import dev.trainmaster.training.TrainingActivities;
import dev.trainmaster.worker.folders.Folders;
import dev.trainmaster.worker.polling.FirstDuty;
import dev.trainmaster.worker.polling.RegularDuty;
import dev.trainmaster.worker.polling.ServedQueues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The worker as it is, with a crew that touches nothing: runs pass through in no time, trainings until they drain. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WorkerCore.class)
public class TestCrew {

    public static void main(String[] arguments) {
        SpringApplication.run(TestCrew.class, arguments);
    }

    @Bean
    PlacementActivities placement(ServedQueues queues, Folders folders) {
        return (runId, request) -> new Home(
                queues.host(),
                queues.hostQueue(),
                queues.trainingQueue(),
                folders.runs().resolve(runId).toString(),
                0);
    }

    @Bean
    NotificationActivities notification() {
        return notice -> LoggerFactory.getLogger(TestCrew.class).info("told: {}", notice.text());
    }

    @Bean
    DatasetActivities dataset() {
        return (runId, home, request) -> {
            LoggerFactory.getLogger(TestCrew.class).info("exporting");
            return new ExportReceipt("dataset.jsonl", "00", 1, 1, 1, 0, List.of());
        };
    }

    @Bean
    ManifestActivities manifest() {
        return (runId, home, request, dataset) -> new ManifestReceipt("manifest.yaml", "11", Optional.empty());
    }

    @Bean
    PreflightActivities preflight() {
        return (runId, home, request, dataset, manifest) ->
                new PreflightReport(List.of(), Optional.empty(), "report.json");
    }

    @Bean
    StopActivities stop() {
        return order -> new StopProof(0, "nothing was alive");
    }

    @Bean
    MovingActivities moving() {
        return (runId, home, request) -> new MovedIn(OptionalLong.empty(), List.of());
    }

    @Bean
    ResultActivities result() {
        return (home, result) -> new RecordedResult(List.of());
    }

    @Bean
    FirstDuty nothingToDoFirst() {
        return () -> {};
    }

    @Bean
    RegularDuty nothingToDoAgain() {
        return new RegularDuty() {

            @Override
            public void perform() {}

            @Override
            public Duration every() {
                return Duration.ofMinutes(1);
            }
        };
    }

    @Bean
    ListenActivities listen() {
        return runId -> {};
    }

    @Bean
    TrainingActivities training(DrainSignal drain) {
        return new EndlessTraining(drain);
    }
}
