package dev.trainmaster.worker.notification;

import dev.trainmaster.notification.LogNotifier;
import dev.trainmaster.notification.NotificationActivities;
import dev.trainmaster.notification.NotificationActivitiesImpl;
import dev.trainmaster.notification.Notifier;
import dev.trainmaster.notification.WebhookNotifier;
import dev.trainmaster.notification.WebhookTarget;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells people, in the log and by a webhook. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
public class NotificationConfiguration {

    @Bean
    NotificationActivities notificationActivities(NotificationProperties settings, Clock clock) {
        Optional<Notifier> webhook = settings.webhookUrl().isEmpty()
                ? Optional.empty()
                : Optional.of(new WebhookNotifier(
                        new WebhookTarget(
                                URI.create(settings.webhookUrl()), settings.webhookSecret(), settings.webhookTimeout()),
                        clock));
        return new NotificationActivitiesImpl(
                new LogNotifier(LoggerFactory.getLogger("dev.trainmaster.notification")), webhook);
    }
}
