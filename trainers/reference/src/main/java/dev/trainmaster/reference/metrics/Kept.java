package dev.trainmaster.reference.metrics;

import dev.trainmaster.reference.json.FlatJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The part of metrics.jsonl that stays: up to which step, and whether it already says that training is complete. */
public record Kept(int lastStep, boolean completed) {

    /** With one more line; unchanged if the line is damaged or out of order, which ends the part that can be kept. */
    Kept with(byte[] line, FlatJson json) {
        try {
            Map<String, String> values = json.parse(new String(line, StandardCharsets.UTF_8));
            int step = Integer.parseInt(values.getOrDefault("step", ""));
            if (values.containsKey("event")) {
                return step == lastStep ? new Kept(step, true) : this;
            }
            return step == lastStep + 1 ? new Kept(step, false) : this;
        } catch (IOException | NumberFormatException e) {
            return this;
        }
    }
}
