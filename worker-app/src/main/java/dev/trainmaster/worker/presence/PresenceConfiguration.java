package dev.trainmaster.worker.presence;

import dev.trainmaster.supervisor.shim.Proc;
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
    ThisProcess thisProcess() {
        return new ThisProcess(Proc.ofThisHost(), ProcessHandle.current().pid());
    }

    @Bean
    @Lazy(false)
    Presence presence(
            ThisProcess self, Announcement announcement, Clock clock, @Value("${server.address}") String address) {
        return new Presence(self, announcement, new ManagementAddress(address), clock);
    }
}
