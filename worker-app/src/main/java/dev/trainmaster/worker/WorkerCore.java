package dev.trainmaster.worker;

import dev.trainmaster.worker.crew.CrewConfiguration;
import dev.trainmaster.worker.folders.FolderConfiguration;
import dev.trainmaster.worker.polling.PollingConfiguration;
import dev.trainmaster.worker.presence.PresenceConfiguration;
import dev.trainmaster.worker.server.ServerConfiguration;
import dev.trainmaster.worker.shutdown.ShutdownConfiguration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of the worker but the work: a crew is still to be added, feature by feature. */
@Configuration(proxyBeanMethods = false)
@Import({
    ServerConfiguration.class,
    FolderConfiguration.class,
    ShutdownConfiguration.class,
    CrewConfiguration.class,
    PollingConfiguration.class,
    PresenceConfiguration.class
})
public class WorkerCore {

    @Bean
    Clock clock() {
        return ClockFailpoint.within(System.getenv(), Clock.systemUTC());
    }
}
