package dev.trainmaster.worker.result;

import dev.trainmaster.result.ResultActivities;
import dev.trainmaster.result.ResultActivitiesImpl;
import dev.trainmaster.result.ResultWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** result.json. */
@Configuration(proxyBeanMethods = false)
public class ResultConfiguration {

    @Bean
    ResultActivities resultActivities() {
        return new ResultActivitiesImpl(new ResultWriter());
    }
}
