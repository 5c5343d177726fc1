package dev.trainmaster.worker.presence;

import dev.trainmaster.worker.polling.Announcement;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** worker.json. */
@Configuration(proxyBeanMethods = false)
public class PresenceConfiguration {

    @Bean
    @Lazy(false)
    Presence presence(Announcement announcement, Clock clock, @Value("${server.address}") String address) {
        return new Presence(announcement, new ManagementAddress(address), clock);
    }
}
