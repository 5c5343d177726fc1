package dev.trainmaster.worker.preflight;

import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.preflight.Devices;
import dev.trainmaster.preflight.DiskSpace;
import dev.trainmaster.preflight.Preflight;
import dev.trainmaster.preflight.PreflightActivities;
import dev.trainmaster.preflight.PreflightActivitiesImpl;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dry runs. */
@Configuration(proxyBeanMethods = false)
public class PreflightConfiguration {

    @Bean
    PreflightActivities preflightActivities(TrainerProfiles trainers, TrainerHost host) {
        return new PreflightActivitiesImpl(new Preflight(
                trainers, host, Devices.ofThisMachine(), DiskSpace.ofThisMachine(), ReaderLimits.ofThisProcess()));
    }
}
