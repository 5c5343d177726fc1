package dev.trainmaster.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A TRAINMASTER_HOME of its own, with what tests put there and look up there. */
record TestHome(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A trainer of the user's own: a line for the shell, and what beside exit code 0 proves that it is done. */
    void trainer(String name, String completion, String... script) {
        write(
                "trainers/" + name + ".yaml",
                "name: " + name + "\ncommand: [/bin/sh, \"{install}/" + name + ".sh\", \"{output}\"]\ncompletion: "
                        + completion + "\n");
        write(name + ".sh", String.join("\n", script) + "\n");
    }

    Path write(String name, String content) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path run(String runId) {
        return path.resolve("runs").resolve(runId);
    }

    Path train(String runId) {
        return run(runId).resolve("train");
    }

    JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode result(String runId) {
        return json(run(runId).resolve("result.json"));
    }

    /** One line each, as the trainer wrote them. */
    List<JsonNode> metrics(String runId) {
        return lines(train(runId).resolve("metrics.jsonl")).stream()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every process that carries a token of the run, whatever became of its parents. */
    List<Long> processesOf(String runId) {
        return LiveProcesses.carrying(tokens(train(runId)));
    }

    /** Of all runs of this home. */
    List<Long> processes() {
        try (Stream<Path> runs =
                Files.isDirectory(path.resolve("runs")) ? Files.list(path.resolve("runs")) : Stream.empty()) {
            return LiveProcesses.carrying(
                    runs.flatMap(run -> tokens(run.resolve("train")).stream()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> tokens(Path train) {
        try (Stream<Path> entries = Files.isDirectory(train) ? Files.list(train) : Stream.empty()) {
            return entries.map(start -> start.resolve("spec.json"))
                    .filter(Files::exists)
                    .map(spec -> json(spec).path("token").textValue())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
