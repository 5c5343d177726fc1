package dev.trainmaster.cli.training;

import dev.trainmaster.supervisor.LogFollower;
import dev.trainmaster.trainer.Redaction;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Prints the log of one start after the other, as each grows. */
final class FollowedLog implements Closeable {

    private static final int ALL_LINES = Integer.MAX_VALUE;

    /** Of a progress bar that rewrites itself for hours a state is shown now and then. */
    private static final Duration BETWEEN_STATES = Duration.ofSeconds(5);

    private final int firstLines;
    private final Consumer<String> out;
    private final Clock clock;
    private Optional<LogFollower> follower = Optional.empty();
    private String state = "";
    private Instant stateTold;

    FollowedLog(int firstLines, Consumer<String> out, Clock clock) {
        this.firstLines = Math.max(0, firstLines);
        this.out = out;
        this.clock = clock;
        this.stateTold = clock.instant();
    }

    /** @param redaction asked for once for each log */
    void readOn(Path log, Supplier<Redaction> redaction) throws IOException {
        if (follower.filter(current -> current.follows(log)).isEmpty()) {
            boolean first = follower.isEmpty();
            readToTheEnd();
            follower = Optional.of(LogFollower.fromLast(first ? firstLines : ALL_LINES, log, redaction.get()));
        }
        LogFollower current = follower.get();
        current.readOn(out);
        if (!clock.instant().isBefore(stateTold.plus(BETWEEN_STATES))) {
            stateTold = clock.instant();
            String now = current.unfinished();
            if (!now.isBlank() && !now.equals(state)) {
                out.accept(now);
            }
            state = now;
        }
    }

    void readToTheEnd() throws IOException {
        if (follower.isPresent()) {
            follower.get().readToTheEnd(out);
            follower.get().close();
        }
    }

    @Override
    public void close() throws IOException {
        if (follower.isPresent()) {
            follower.get().close();
        }
    }
}
