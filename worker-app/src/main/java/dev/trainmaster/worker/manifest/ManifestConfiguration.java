package dev.trainmaster.worker.manifest;

import dev.trainmaster.manifest.ManifestActivities;
import dev.trainmaster.manifest.ManifestActivitiesImpl;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Manifests. */
@Configuration(proxyBeanMethods = false)
public class ManifestConfiguration {

    @Bean
    ManifestActivities manifestActivities(TrainerProfiles trainers, TrainerHost host) {
        return new ManifestActivitiesImpl(new ManifestWriter(trainers, host, ProductVersion.ofThisBuild()));
    }
}
