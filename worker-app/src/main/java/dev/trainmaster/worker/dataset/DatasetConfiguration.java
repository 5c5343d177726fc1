package dev.trainmaster.worker.dataset;

import dev.trainmaster.dataset.DatasetActivities;
import dev.trainmaster.dataset.DatasetActivitiesImpl;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetStore;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.SharedExports;
import dev.trainmaster.worker.folders.Folders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Exports. */
@Configuration(proxyBeanMethods = false)
public class DatasetConfiguration {

    @Bean
    DatasetActivities datasetActivities(Folders folders) {
        return new DatasetActivitiesImpl(
                new DatasetStore(folders.datasets(), ReaderLimits.ofThisProcess()),
                new DatasetExporter(SharedExports.in(folders.home().resolve("exports"))));
    }
}
