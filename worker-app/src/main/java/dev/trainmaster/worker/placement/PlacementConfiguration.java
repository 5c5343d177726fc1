package dev.trainmaster.worker.placement;

import dev.trainmaster.placement.HomeClaim;
import dev.trainmaster.placement.PlacementActivities;
import dev.trainmaster.placement.PlacementActivitiesImpl;
import dev.trainmaster.placement.RunDirectories;
import dev.trainmaster.worker.folders.Folders;
import dev.trainmaster.worker.polling.ServedQueues;
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
}
