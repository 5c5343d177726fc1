package dev.trainmaster.worker.polling;

import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.worker.crew.Crew;
import dev.trainmaster.worker.folders.Folders;
import dev.trainmaster.worker.logging.RunContextInterceptor;
import dev.trainmaster.worker.server.SearchAttributes;
import dev.trainmaster.worker.server.ServerProbe;
import dev.trainmaster.worker.server.ServerProperties;
import dev.trainmaster.worker.shutdown.Drain;
import io.temporal.client.WorkflowClient;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** From settings to pollers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QueueProperties.class, HeartbeatProperties.class, GpuProperties.class})
public class PollingConfiguration {

    @Bean
    ServedQueues servedQueues(QueueProperties settings) throws UnknownHostException {
        // A container's own name may resolve nowhere, so nobody asks for it where a name is given.
        return ServedQueues.of(
                settings, settings.host().isEmpty() ? InetAddress.getLocalHost().getHostName() : settings.host());
    }

    @Bean
    Announcement announcement(ServerProbe probe, ServedQueues queues, Folders folders) {
        return new Announcement(ProductVersion.ofThisBuild().text(), probe.server(), queues, folders);
    }

    @Bean
    PollerFactory pollerFactory(
            WorkflowClient client,
            ServedQueues queues,
            QueueProperties settings,
            HeartbeatProperties heartbeat,
            GpuProperties gpus,
            Crew crew) {
        return new PollerFactory(client, queues, settings, heartbeat, gpus, crew, new RunContextInterceptor());
    }

    @Bean
    Connection connection(ServerProbe probe, SearchAttributes attributes, PollerFactory pollers) {
        return new Connection(probe, attributes, pollers);
    }

    @Bean
    @Lazy(false)
    PollingLifecycle pollingLifecycle(
            Connection connection,
            ServerProperties patience,
            FirstDuty firstDuty,
            RegularDuty regularDuty,
            Drain drain,
            Clock clock,
            Announcement announcement) {
        return new PollingLifecycle(connection, patience, firstDuty, regularDuty, drain, clock, announcement);
    }

    /** Readiness asks for it by the name of its bean. */
    @Bean
    PollingHealth polling(PollingLifecycle lifecycle, Connection connection, Announcement announcement) {
        return new PollingHealth(lifecycle, connection, announcement);
    }
}
