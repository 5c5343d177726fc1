package dev.trainmaster.model;

import dev.trainmaster.checkpoint.CheckpointFolder;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.ModelFiles;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The model that a training has left behind: where its profile says, else in its newest whole checkpoint. */
public record FinalModel(Path directory, List<Path> files) {

    /** Empty when there is none. */
    public static Optional<FinalModel> of(RunDirectory run, TrainerProfile profile) throws IOException {
        Optional<Path> directory = directory(run, profile);
        if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
            return Optional.empty();
        }
        List<Path> files = files(directory.get(), profile.model());
        return files.isEmpty() ? Optional.empty() : Optional.of(new FinalModel(directory.get(), files));
    }

    private static Optional<Path> directory(RunDirectory run, TrainerProfile profile) throws IOException {
        if (profile.model().directory().isPresent()) {
            return profile.model().directory().map(run.train()::resolve);
        }
        CheckpointFolder checkpoints = CheckpointFolder.in(run.train(), profile.checkpoints());
        OptionalLong newest = checkpoints.newestStep();
        return newest.isPresent() ? Optional.of(checkpoints.of(newest.getAsLong())) : Optional.empty();
    }

    /** Names with a star look into no folder: a trainer's checkpoints may lie beside its model. */
    private static List<Path> files(Path directory, ModelFiles rule) throws IOException {
        List<PathMatcher> wanted = rule.files().stream()
                .map(name -> FileSystems.getDefault().getPathMatcher("glob:" + name))
                .toList();
        try (Stream<Path> all = wanted.isEmpty() ? Files.walk(directory) : Files.list(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .filter(file -> wanted.isEmpty() || wanted.stream().anyMatch(match -> match.matches(file)))
                    .sorted()
                    .toList();
        }
    }

    /** Reads every byte. */
    public List<ModelFile> digests() throws IOException {
        List<ModelFile> digests = new ArrayList<>();
        for (Path file : files) {
            Path place = directory.resolve(file);
            digests.add(new ModelFile(file.toString(), Files.size(place), Sha256.ofFile(place)));
        }
        return digests;
    }
}
