package dev.trainmaster.cli;

import dev.trainmaster.cli.request.Durations;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long to wait. */
public final class TimeoutOption {

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "give up waiting after this time, such as 90s or 15m (exit code 9); the run goes on")
    private String timeout;

    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout)
                .map(text -> Durations.parse(text)
                        .filter(duration -> !duration.isNegative() && !duration.isZero())
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.USAGE, "--timeout: \"" + text + "\" is no time such as 90s, 15m or 2h")));
    }
}
