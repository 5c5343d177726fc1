package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.OptionalLong;

/**
 * From where a start went on: whoever adopts it counts its steps from there.
 *
 * @param metricsOffset how much of the trainer's own metrics file was written by the starts before it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LaunchRecord(int start, OptionalLong resumedFrom, long metricsOffset) {

    static final String FILE = "launch.json";
}
