package dev.trainmaster.training;

import dev.trainmaster.placement.Home;
import java.time.Duration;

/** Stop whatever is alive of a run, and let no start up to this number ever begin again. */
public record StopOrder(String runId, Home home, int upToStart, String reason, Duration grace) {}
