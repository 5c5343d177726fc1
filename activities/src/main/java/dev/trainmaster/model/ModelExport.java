package dev.trainmaster.model;

import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A model in one directory that is named by its digest and appears whole or not at all. */
public final class ModelExport {
    public static final String PROVENANCE = "provenance.json";
    private static final String FILES = "model";

    private ModelExport() {}

    /** Answers the directory; one that is there already and is whole is left as it is. */
    public static Path write(FinalModel model, Provenance provenance, Path root) throws IOException {
        Path target = root.resolve(provenance.sha256());
        if (Files.isDirectory(target) && damages(target).isEmpty()) {
            return target;
        }
        Path beside = root.resolve("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            for (ModelFile file : provenance.files()) {
                Path copy = beside.resolve(FILES).resolve(file.name());
                Files.createDirectories(copy.getParent());
                Files.copy(model.directory().resolve(file.name()), copy);
            }
            new JsonFiles().write(beside.resolve(PROVENANCE), provenance);
            remove(target);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(beside);
        }
        List<String> damages = damages(target);
        if (!damages.isEmpty()) {
            throw new IOException("the copy in " + target + " is not what was read: " + damages.get(0));
        }
        return target;
    }

    public static Provenance read(Path directory) throws IOException {
        return new JsonFiles().read(directory.resolve(PROVENANCE), Provenance.class);
    }

    /** Everything that is not what the directory's name and its provenance say. Reads every byte. */
    public static List<String> damages(Path directory) throws IOException {
        List<String> damages = new ArrayList<>();
        Provenance provenance = read(directory);
        if (!directory.getFileName().toString().equals(provenance.sha256())) {
            damages.add(PROVENANCE + " was changed: its digest is " + provenance.sha256());
        }
        for (ModelFile file : provenance.files()) {
            Path place = directory.resolve(FILES).resolve(file.name()).normalize();
            if (!place.startsWith(directory) || !Files.isRegularFile(place)) {
                damages.add("there is no file " + file.name());
            } else if (!Sha256.ofFile(place).equals(file.sha256())) {
                damages.add(file.name() + " was changed: its digest is " + Sha256.ofFile(place));
            }
        }
        return damages;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
