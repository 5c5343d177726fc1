package dev.trainmaster.reference.manifest;

import dev.trainmaster.reference.ExitCode;
import dev.trainmaster.reference.TrainerException;
import dev.trainmaster.reference.dataset.RecordFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads manifest.yaml and refuses what it does not know, all problems at once. */
public final class ManifestReader {
    private static final String CHECKPOINTS = "checkpoints";
    private static final Set<String> KEYS =
            Set.of("schemaVersion", "runId", "createdBy", "dataset", "model", "trainer", "hyperparameters");
    private static final Set<String> OTHERS =
            Set.of("output", "environment", "versions", "selection", CHECKPOINTS, "request", "lock");
    private static final int USUALLY_KEPT = 3;
    /** What is held back for evaluation is for other trainers. */
    private static final Set<String> DATASET_KEYS =
            Set.of("key", "path", "format", "sha256", "bytes", "records", "evaluation");

    private static final Set<String> HYPERPARAMETER_KEYS =
            Set.of("learningRate", "weightDecay", "epochs", "batchSize", "maxSeqLength", "seed", "device", "maxSteps");

    public Manifest read(Path file) throws TrainerException {
        List<String> problems = new ArrayList<>();
        Section root = new Section("", load(file), problems);
        Set<String> known = new HashSet<>(KEYS);
        known.addAll(OTHERS);
        root.refuseKeysOtherThan(known);
        root.whole("schemaVersion", 1, 1);
        root.text("createdBy");
        root.section("trainer").oneOf("name", List.of("reference"));
        Manifest manifest = new Manifest(
                root.text("runId"),
                dataset(root.section("dataset")),
                root.text("model"),
                hyperparameters(root.section("hyperparameters")),
                root.has(CHECKPOINTS) && root.section(CHECKPOINTS).has("keepLast")
                        ? (int) root.section(CHECKPOINTS).whole("keepLast", 1, Integer.MAX_VALUE)
                        : USUALLY_KEPT);
        if (!problems.isEmpty()) {
            throw new TrainerException(
                    ExitCode.CONFIG,
                    problems.stream().map(problem -> file + ": " + problem).toList());
        }
        return manifest;
    }

    private static DatasetReference dataset(Section section) {
        section.refuseKeysOtherThan(DATASET_KEYS);
        String format = section.oneOf("format", RecordFormat.names());
        return new DatasetReference(
                section.text("key"),
                section.absolutePath("path"),
                RecordFormat.named(format).orElse(RecordFormat.TUNIX_SFT),
                section.text("sha256"),
                section.whole("bytes", 0, Long.MAX_VALUE),
                (int) section.whole("records", 0, Integer.MAX_VALUE));
    }

    private static Hyperparameters hyperparameters(Section section) {
        section.refuseKeysOtherThan(HYPERPARAMETER_KEYS);
        return new Hyperparameters(
                section.fraction("learningRate", Double.MIN_VALUE),
                section.fraction("weightDecay", 0),
                (int) section.whole("epochs", 1, 100),
                (int) section.whole("batchSize", 1, 512),
                (int) section.whole("maxSeqLength", 128, 32_768),
                section.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                section.oneOf("device", List.of("auto", "cpu")),
                section.has("maxSteps")
                        ? OptionalInt.of((int) section.whole("maxSteps", 1, Integer.MAX_VALUE))
                        : OptionalInt.empty());
    }

    private static Map<?, ?> load(Path file) throws TrainerException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = Files.newInputStream(file)) {
            Object loaded = new Yaml(new SafeConstructor(options)).load(in);
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            throw new TrainerException(ExitCode.CONFIG, file + ": a manifest is a mapping, this is not one");
        } catch (NumberFormatException e) {
            // The YAML library takes "._" for a number, and then cannot read it.
            throw new TrainerException(
                    ExitCode.CONFIG,
                    file + ": has a value that looks like a number and is none; put it in quotes: " + e.getMessage());
        } catch (YAMLException e) {
            String oneLine = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            throw new TrainerException(ExitCode.CONFIG, file + ": not valid YAML: " + oneLine);
        } catch (IOException e) {
            throw new TrainerException(ExitCode.CONFIG, "cannot read the manifest " + file + ": " + e);
        }
    }
}
