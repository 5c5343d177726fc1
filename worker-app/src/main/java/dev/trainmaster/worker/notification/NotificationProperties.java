package dev.trainmaster.worker.notification;

import dev.trainmaster.worker.Limit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of open approvals, warnings and ends, beside the log.
 *
 * @param webhookUrl empty tells nobody else
 * @param webhookSecret signs what is posted; it is never shown
 */
@ConfigurationProperties(prefix = "trainmaster.notifications", ignoreUnknownFields = false)
public record NotificationProperties(
        @DefaultValue("") String webhookUrl,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("PT10S") Duration webhookTimeout) {

    private static final int LEAST_SECRET = 16;

    public NotificationProperties {
        Limit.check(
                webhookUrl.isEmpty() == webhookSecret.isEmpty(),
                "trainmaster.notifications.webhook-url and webhook-secret go together: one is set, the other is not");
        Limit.check(
                webhookSecret.isEmpty() || webhookSecret.length() >= LEAST_SECRET,
                "trainmaster.notifications.webhook-secret must have at least " + LEAST_SECRET + " characters");
        Limit.check(
                webhookUrl.isEmpty() || webhookUrl.matches("(?i)https?://[^/\\s]+.*"),
                "trainmaster.notifications.webhook-url must be an absolute http or https URL");
        Limit.positive("trainmaster.notifications.webhook-timeout", webhookTimeout);
    }

    @Override
    public String toString() {
        return "NotificationProperties[webhookTimeout=" + webhookTimeout + "]";
    }
}
