package dev.trainmaster.worker.placement;

import dev.trainmaster.checkpoint.CheckpointArrival;
import dev.trainmaster.checkpoint.CheckpointStore;
import dev.trainmaster.placement.HomeClaim;
import dev.trainmaster.placement.MovingActivities;
import dev.trainmaster.placement.MovingActivitiesImpl;
import dev.trainmaster.placement.PlacementActivities;
import dev.trainmaster.placement.PlacementActivitiesImpl;
import dev.trainmaster.placement.RunDirectories;
import dev.trainmaster.trainer.TrainerProfiles;
import dev.trainmaster.worker.folders.Folders;
import dev.trainmaster.worker.polling.ServedQueues;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers this host to runs. */
@Configuration(proxyBeanMethods = false)
public class PlacementConfiguration {

    @Bean
    RunDirectories runDirectories(Folders folders) {
        return new RunDirectories(folders.runs());
    }

    @Bean
    PlacementActivities placementActivities(RunDirectories directories, ServedQueues queues) {
        return new PlacementActivitiesImpl(new HomeClaim(directories, queues.host(), queues.control()));
    }

    @Bean
    MovingActivities movingActivities(CheckpointStore store, TrainerProfiles profiles, Clock clock) {
        return new MovingActivitiesImpl(new CheckpointArrival(store, clock), profiles);
    }
}
