package dev.trainmaster.worker.training;

import dev.trainmaster.checkpoint.CheckpointCare;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import dev.trainmaster.training.DrainSignal;
import dev.trainmaster.training.ExitBells;
import dev.trainmaster.training.GpuSlots;
import dev.trainmaster.training.HandBack;
import dev.trainmaster.training.ListenActivities;
import dev.trainmaster.training.ListenActivitiesImpl;
import dev.trainmaster.training.OpenWatches;
import dev.trainmaster.training.Places;
import dev.trainmaster.training.StopActivities;
import dev.trainmaster.training.StopActivitiesImpl;
import dev.trainmaster.training.TrainingActivities;
import dev.trainmaster.training.TrainingActivitiesImpl;
import dev.trainmaster.training.UnwatchedTrainers;
import dev.trainmaster.training.WatchFiles;
import dev.trainmaster.training.WatchRoom;
import dev.trainmaster.worker.folders.Folders;
import dev.trainmaster.worker.metrics.RunMetrics;
import dev.trainmaster.worker.polling.FirstDuty;
import dev.trainmaster.worker.polling.GpuProperties;
import dev.trainmaster.worker.polling.QueueProperties;
import dev.trainmaster.worker.polling.RegularDuty;
import dev.trainmaster.worker.presence.ThisProcess;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Trainings: their start, watch and stop, what a dead worker of this host left behind, and what nobody watches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoundProperties.class)
public class TrainingConfiguration {

    @Bean
    Supervisor supervisor(Folders folders, Clock clock) throws IOException {
        return Supervisor.onThisHost(folders.shim(), clock);
    }

    @Bean
    WatchFiles watchFiles(ThisProcess self) {
        return new WatchFiles(self.identity());
    }

    @Bean(destroyMethod = "close")
    ExitBells exitBells() {
        return ExitBells.ofThisHost();
    }

    /** Made before the first poll. */
    @Bean
    Places places(QueueProperties queues, GpuProperties gpus, Folders folders, Supervisor supervisor)
            throws IOException, InterruptedException {
        Places places = new Places(gpus.trainers(queues.trainers()), System::nanoTime);
        places.keepForTheLiving(folders.runs(), supervisor);
        return places;
    }

    @Bean
    WatchRoom watchRoom(WatchFiles files, OpenWatches open, ExitBells exits, Places places, DrainSignal drain) {
        return new WatchRoom(files, open, exits, places, drain);
    }

    @Bean
    ListenActivities listenActivities(OpenWatches watches) {
        return new ListenActivitiesImpl(watches);
    }

    @Bean
    GpuSlots gpuSlots(GpuProperties settings, Folders folders, Supervisor supervisor) {
        return new GpuSlots(settings.names(), folders.runs(), supervisor);
    }

    @Bean
    TrainingActivities trainingActivities(
            Supervisor supervisor,
            TrainerProfiles trainers,
            TrainerHost host,
            WatchRoom room,
            GpuSlots gpus,
            CheckpointCare checkpoints,
            Clock clock) {
        return new TrainingActivitiesImpl(
                supervisor, trainers, host, new SecureRandom(), room, gpus, checkpoints, clock);
    }

    @Bean
    StopActivities stopActivities(Supervisor supervisor) {
        return new StopActivitiesImpl(supervisor);
    }

    @Bean
    FirstDuty inheritance(Folders folders, WatchFiles watches, ThisProcess self, WorkflowClient client, Places places) {
        return new Inheritance(
                new HandBack(folders.runs(), watches, self::provesDead, client.newActivityCompletionClient()), places);
    }

    @Bean
    RegularDuty rounds(
            Folders folders,
            Supervisor supervisor,
            WatchFiles watches,
            WorkflowClient client,
            RunMetrics metrics,
            RoundProperties settings) {
        return new Rounds(new UnwatchedTrainers(folders.runs(), supervisor, watches, client), metrics, settings);
    }
}
