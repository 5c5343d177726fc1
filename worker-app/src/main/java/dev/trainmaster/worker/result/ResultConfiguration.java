package dev.trainmaster.worker.result;

import dev.trainmaster.result.LeftFiles;
import dev.trainmaster.result.ResultActivities;
import dev.trainmaster.result.ResultActivitiesImpl;
import dev.trainmaster.result.ResultWriter;
import dev.trainmaster.trainer.TrainerProfiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** result.json, with what a run leaves behind. */
@Configuration(proxyBeanMethods = false)
public class ResultConfiguration {

    @Bean
    ResultActivities resultActivities(TrainerProfiles trainers) {
        return new ResultActivitiesImpl(new ResultWriter(), new LeftFiles(trainers));
    }
}
