package dev.trainmaster.notification;

import java.net.URI;
import java.time.Duration;

/** Where notices are posted, and the secret that signs them. */
public record WebhookTarget(URI url, String secret, Duration timeout) {
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final int LEAST_SECRET = 16;

    public WebhookTarget {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            throw new IllegalArgumentException("the webhook's url must be an absolute http or https URL");
        }
        if (secret.length() < LEAST_SECRET) {
            throw new IllegalArgumentException(
                    "the webhook's secret must have at least " + LEAST_SECRET + " characters");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the webhook's timeout must be above zero");
        }
    }

    /** Host and port alone: the rest of such URLs is often a secret too. */
    public String shown() {
        return url.getScheme() + "://" + url.getAuthority().replaceAll("^.*@", "");
    }

    @Override
    public String toString() {
        return "WebhookTarget[" + shown() + "]";
    }
}
