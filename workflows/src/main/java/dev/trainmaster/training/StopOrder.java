package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.placement.Home;
import java.time.Duration;

/** Stop whatever is alive of a run, and let no start up to this number ever begin again. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StopOrder(String runId, Home home, int upToStart, String reason, Duration grace) {}
