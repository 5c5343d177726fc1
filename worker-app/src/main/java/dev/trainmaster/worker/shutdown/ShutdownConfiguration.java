package dev.trainmaster.worker.shutdown;

import dev.trainmaster.training.OpenWatches;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the worker goes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShutdownProperties.class)
public class ShutdownConfiguration {

    @Bean
    OpenWatches openWatches() {
        return new OpenWatches();
    }

    @Bean
    Drain drain(ShutdownProperties settings, OpenWatches watches) {
        return new Drain(settings, watches);
    }
}
