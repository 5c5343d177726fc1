package dev.trainmaster.cli.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a trainer wrote about its steps. A step that was done again after a restart counts as it was done last. */
public final class MetricsFile {

    private final Path file;
    private final ObjectMapper mapper = new Json().mapper();

    public MetricsFile(Path file) {
        this.file = file;
    }

    public List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                parsed(line).ifPresent(lines::add);
            }
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot read " + file + ": " + e.getMessage());
        }
        return lines;
    }

    public SortedMap<Long, Double> losses() {
        SortedMap<Long, Double> losses = new TreeMap<>();
        for (JsonNode line : lines()) {
            if (line.hasNonNull("step") && line.hasNonNull("loss")) {
                losses.put(line.get("step").asLong(), line.get("loss").asDouble(Double.NaN));
            }
        }
        return losses;
    }

    /** Empty for the line that the trainer is writing just now. */
    private Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(mapper.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException halfWritten) {
            return Optional.empty();
        }
    }
}
