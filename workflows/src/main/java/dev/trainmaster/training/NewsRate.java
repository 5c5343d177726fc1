package dev.trainmaster.training;

import dev.trainmaster.request.Limits;
import java.time.Duration;

/** How often a training tells its workflow of its progress: a history must not fill up with it. */
public final class NewsRate {

    /** Each piece of news costs five events, and a history ends at 51,200. */
    private static final int MOST_NEWS = 2_000;

    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private NewsRate() {}

    public static Duration interval(Limits limits) {
        Duration spread = limits.train().dividedBy(MOST_NEWS);
        return spread.compareTo(SHORTEST) < 0 ? SHORTEST : spread;
    }
}
