package dev.trainmaster.worker.polling;

import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready means: it polls, and the server answers now. */
public final class PollingHealth implements HealthIndicator {

    private final PollingLifecycle lifecycle;
    private final Connection connection;
    private final Announcement announcement;

    public PollingHealth(PollingLifecycle lifecycle, Connection connection, Announcement announcement) {
        this.lifecycle = lifecycle;
        this.connection = connection;
        this.announcement = announcement;
    }

    @Override
    public Health health() {
        WorkerState state = lifecycle.state();
        Health.Builder health = new Health.Builder();
        if (state instanceof WorkerState.Serving) {
            Optional<String> trouble = connection.trouble();
            trouble.ifPresentOrElse(reason -> health.down().withDetail("reason", reason), health::up);
        } else if (state instanceof WorkerState.Waiting waiting) {
            health.down().withDetail("reason", waiting.reason());
        } else {
            health.outOfService().withDetail("reason", "the worker is going");
        }
        return health.withDetail("state", state.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .withDetail("server", announcement.server().address())
                .withDetail("namespace", announcement.server().namespace())
                .withDetail("queues", announcement.queues().names())
                .build();
    }
}
