package dev.trainmaster.cli.run;

import dev.trainmaster.run.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A run as the server's list shows it. */
public record ListedRun(
        String runId,
        Phase phase,
        Instant startedAt,
        Optional<Instant> closedAt,
        Optional<String> dataset,
        Optional<String> model,
        Optional<String> trainer,
        Optional<String> mode,
        Optional<String> requestedBy,
        OptionalLong step,
        OptionalDouble loss) {}
