package dev.trainmaster.reference.checkpoint;

import dev.trainmaster.reference.ExitCode;
import dev.trainmaster.reference.TrainerException;
import dev.trainmaster.reference.model.ModelSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** `checkpoints/<step>`: each there completely or not at all, the newest good one to resume from, the last few kept. */
public final class CheckpointStore {
    private static final String UNFINISHED = ".tmp";
    private static final String DAMAGED = ".damaged";

    private final Path root;
    private final ModelSize size;
    private final Map<String, String> settings;
    private final int kept;
    private final Consumer<String> trouble;
    private final CheckpointFormat format = new CheckpointFormat();

    public CheckpointStore(
            Path output, ModelSize size, Map<String, String> settings, int kept, Consumer<String> trouble) {
        this.root = output.resolve("checkpoints");
        this.size = size;
        this.settings = Map.copyOf(settings);
        this.kept = kept;
        this.trouble = trouble;
    }

    public void save(TrainingState state) throws TrainerException {
        Path target = root.resolve(Integer.toString(state.step()));
        Path unfinished = root.resolve(state.step() + UNFINISHED);
        try {
            Files.createDirectories(root);
            removeIfThere(unfinished);
            Files.createDirectory(unfinished);
            format.write(unfinished, state, new TreeMap<>(settings));
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.sync(root);
            for (Path old : finished().stream().skip(kept).toList()) {
                DurableFiles.deleteTree(old);
            }
        } catch (IOException e) {
            throw TrainerException.disk("cannot save the checkpoint " + target, e);
        }
    }

    /** The newest checkpoint that proves whole. Damaged newer ones are told and renamed, so that they are not met again. */
    public Optional<TrainingState> newestGood() throws TrainerException {
        try {
            Files.createDirectories(root);
            removeUnfinished();
            for (Path checkpoint : finished()) {
                Optional<CheckpointFormat.Loaded> loaded = load(checkpoint);
                if (loaded.isPresent()) {
                    refuseOtherSettings(checkpoint, loaded.get());
                    return loaded.map(l -> TrainingState.fromBytes(l.step(), size, l.numbers()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw TrainerException.disk("cannot read the checkpoints in " + root, e);
        }
    }

    private Optional<CheckpointFormat.Loaded> load(Path checkpoint) throws IOException {
        try {
            return Optional.of(format.read(checkpoint));
        } catch (IOException | NumberFormatException e) {
            Path aside = root.resolve(checkpoint.getFileName() + DAMAGED);
            removeIfThere(aside);
            Files.move(checkpoint, aside, StandardCopyOption.ATOMIC_MOVE);
            trouble.accept("checkpoint " + checkpoint + " is damaged (" + e.getMessage() + "); renamed to "
                    + aside.getFileName() + ", using the one before it");
            return Optional.empty();
        }
    }

    private void refuseOtherSettings(Path checkpoint, CheckpointFormat.Loaded loaded) throws TrainerException {
        List<String> differences = settings.keySet().stream()
                .sorted()
                .filter(key -> !settings.get(key).equals(loaded.settings().get(key)))
                .map(key -> checkpoint + " was trained with " + key + " "
                        + loaded.settings().get(key) + ", the manifest says " + settings.get(key)
                        + "; give --output an empty directory")
                .toList();
        if (!differences.isEmpty()) {
            throw new TrainerException(ExitCode.CONFIG, differences);
        }
    }

    private List<Path> finished() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d{1,9}"))
                    .sorted(Comparator.comparingInt(CheckpointStore::step).reversed())
                    .toList();
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path left : entries.filter(entry -> entry.toString().endsWith(UNFINISHED))
                    .toList()) {
                DurableFiles.deleteTree(left);
            }
        }
    }

    private static int step(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString());
    }

    private static void removeIfThere(Path directory) throws IOException {
        if (Files.exists(directory)) {
            DurableFiles.deleteTree(directory);
        }
    }
}
