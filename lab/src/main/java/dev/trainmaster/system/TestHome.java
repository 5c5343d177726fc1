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
public record TestHome(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A trainer of the user's own: what its shell does, and further keys of its profile. */
    public void trainer(String name, List<String> script, String... profile) {
        Path file = write(name + ".sh", String.join("\n", script) + "\n");
        write(
                "trainers/" + name + ".yaml",
                "name: " + name + "\ncommand: [/bin/sh, \"" + file + "\", \"{output}\"]\n" + String.join("\n", profile)
                        + "\n");
    }

    public Path write(String name, String content) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> runIds() {
        try (Stream<Path> runs = Files.list(path.resolve("runs"))) {
            return runs.map(run -> run.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path run(String runId) {
        return path.resolve("runs").resolve(runId);
    }

    public Path train(String runId) {
        return run(runId).resolve("train");
    }

    public JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode result(String runId) {
        return json(run(runId).resolve("result.json"));
    }

    /** One line each, as the trainer wrote them. */
    public List<JsonNode> metrics(String runId) {
        return wholeLines(train(runId).resolve("metrics.jsonl")).stream()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    public List<Double> losses(String runId) {
        return metrics(runId).stream()
                .filter(line -> line.has("loss"))
                .map(line -> line.path("loss").doubleValue())
                .toList();
    }

    /** The steps that were told, in the order of the file. */
    public List<Long> steps(String runId) {
        return metrics(runId).stream()
                .filter(line -> line.has("loss"))
                .map(line -> line.path("step").longValue())
                .toList();
    }

    /** Without one that is still being written. */
    public List<String> wholeLines(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every process that carries a token of the run, whatever became of its parents. */
    public List<Long> processesOf(String runId) {
        return LiveProcesses.carrying(tokens(train(runId)));
    }

    /** Of all runs of this home. */
    public List<Long> processes() {
        try (Stream<Path> files = Files.walk(path)) {
            return LiveProcesses.carrying(files.filter(file -> file.endsWith("train"))
                    .flatMap(train -> tokens(train).stream())
                    .toList());
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
