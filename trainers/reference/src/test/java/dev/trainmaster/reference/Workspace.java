package dev.trainmaster.reference;

import dev.trainmaster.reference.json.FlatJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A data file, a manifest for it, and what a training left in an output directory. */
public final class Workspace {
    private final Path root;
    private final Map<String, String> hyperparameters = new LinkedHashMap<>(Map.of(
            "learningRate", "0.003",
            "weightDecay", "0.01",
            "epochs", "100",
            "batchSize", "2",
            "maxSeqLength", "128",
            "seed", "42",
            "device", "auto",
            "maxSteps", "35"));

    public Workspace(Path root) {
        this.root = root;
        records(60);
    }

    public Path data() {
        return root.resolve("data.jsonl");
    }

    public Path output(String name) {
        return root.resolve(name);
    }

    public Workspace with(String hyperparameter, Object value) {
        hyperparameters.put(hyperparameter, value.toString());
        return this;
    }

    /** Little sums, as the export writes them for tunix_sft. */
    public Workspace records(int count) {
        return lines(IntStream.range(0, count).mapToObj(Workspace::record).toList());
    }

    public static String record(int i) {
        int a = 2 + i * 37 % 90;
        int b = 3 + i * 53 % 80;
        String text = "<start_of_turn>user\\nA basket holds " + a + " pears, " + b
                + " more are added. How many are there?<end_of_turn>\\n<start_of_turn>model\\nReasoning:\\n1. Add " + b
                + " to " + a + ".\\nAnswer: " + (a + b) + "<end_of_turn>";
        return "{\"id\":\"r" + i + "\",\"prompts\":\"" + text + "\",\"final_answer\":\"" + (a + b)
                + "\",\"metadata\":{\"format\":\"tunix_sft\"}}";
    }

    public Workspace lines(List<String> lines) {
        return content(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    public Workspace content(String content) {
        try {
            Files.writeString(data(), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path manifest() {
        return manifest("");
    }

    /** The manifest of the data as it lies there, with further lines at its end. */
    public Path manifest(String more) {
        try {
            byte[] bytes = Files.readAllBytes(data());
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            long records = new String(bytes, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            String settings = hyperparameters.entrySet().stream()
                    .map(entry -> "  " + entry.getKey() + ": " + entry.getValue() + "\n")
                    .collect(Collectors.joining());
            String yaml = "schemaVersion: 1\nrunId: r-1\ncreatedBy: a test\ndataset:\n  key: sample\n  path: " + data()
                    + "\n  format: tunix_sft\n  sha256: " + sha256 + "\n  bytes: " + bytes.length + "\n  records: "
                    + records + "\nmodel: tiny\ntrainer:\n  name: reference\n  version: 0.1.0\nhyperparameters:\n"
                    + settings + more;
            return Files.writeString(root.resolve("manifest.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines of metrics.jsonl; an unfinished last line is none. */
    public static List<Map<String, String>> metrics(Path output) {
        Path file = output.resolve("metrics.jsonl");
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            FlatJson json = new FlatJson();
            List<Map<String, String>> lines = new ArrayList<>();
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                lines.add(json.parse(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything a metrics line says but the time of day. */
    public static List<Map<String, String>> timeless(Path output) {
        List<Map<String, String>> lines = metrics(output);
        lines.forEach(line -> line.remove("time"));
        return lines;
    }

    public static byte[] weights(Path output, int step) {
        try {
            return Files.readAllBytes(output.resolve("checkpoints/" + step + "/state.bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
