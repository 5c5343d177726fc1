package dev.trainmaster.benchmarks.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a trainer did its steps, as it told itself. */
record StepTimes(List<Long> millis) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static StepTimes in(Path train) {
        try {
            List<Long> millis = new ArrayList<>();
            for (String line : Files.readAllLines(train.resolve("metrics.jsonl"))) {
                // The last line may still be written.
                if (line.startsWith("{") && line.endsWith("}")) {
                    JsonNode step = JSON.readTree(line);
                    if (step.has("loss")) {
                        millis.add(Instant.parse(step.path("time").asText()).toEpochMilli());
                    }
                }
            }
            return new StepTimes(millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return millis.size();
    }

    /** Between two moments that both lie between two steps; a step at work counts with its share. */
    double perSecond(long from, long to) {
        return (done(to) - done(from)) / ((to - from) / 1000.0);
    }

    private double done(long moment) {
        int next = 0;
        while (next < millis.size() && millis.get(next) <= moment) {
            next++;
        }
        if (next == 0 || next == millis.size()) {
            throw new IllegalArgumentException("no steps on both sides of " + Instant.ofEpochMilli(moment));
        }
        long before = millis.get(next - 1);
        return next + (double) (moment - before) / (millis.get(next) - before);
    }
}
