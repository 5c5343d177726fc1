package dev.trainmaster.trainer;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.NearestWord;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The trainers that this machine knows: those that come with Trainmaster, and the user's own files, which win. */
public final class TrainerProfiles {
    private static final List<String> BUNDLED =
            List.of("axolotl", "command", "llamafactory", "maxtext", "reference", "torchtune", "trl", "tunix");
    private static final String SUFFIX = ".yaml";

    private final Path directory;
    private final ProfileReader reader = new ProfileReader();

    /** Files are read when asked for, so that a new one needs no restart. The directory need not exist. */
    public TrainerProfiles(Path directory) {
        this.directory = directory;
    }

    public TrainerProfile find(String name) {
        if (!names().contains(name)) {
            throw unavailable("there is no trainer \"" + name + "\""
                    + NearestWord.to(name, names())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(".")
                    + " Known are " + String.join(", ", names()) + "; own profiles go into " + directory);
        }
        try {
            return load(name);
        } catch (InvalidProfileException e) {
            throw new FailureException(
                    Failure.of(FailureType.TRAINER_UNAVAILABLE, Phase.VALIDATING, e.getMessage()), e);
        }
    }

    /** Sorted, broken ones too: {@link #find} says what is wrong with those. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(BUNDLED);
        userFiles().forEach(file -> names.add(nameOf(file)));
        return List.copyOf(names);
    }

    /** Of the profile's text: what it sets for a trainer need not stand in its command. */
    public String sha256(String name) {
        Path own = directory.resolve(name + SUFFIX);
        String text = userFiles().contains(own) ? text(own) : bundled(name);
        return Sha256.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every trainer, sorted, those that cannot be read with the reason. */
    public List<KnownTrainer> all() {
        return names().stream().map(this::known).toList();
    }

    private KnownTrainer known(String name) {
        Path own = directory.resolve(name + SUFFIX);
        String origin = Files.exists(own) ? own.toString() : KnownTrainer.BUNDLED;
        try {
            return new KnownTrainer(name, origin, Optional.of(load(name)), Optional.empty());
        } catch (InvalidProfileException e) {
            return new KnownTrainer(name, origin, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    private TrainerProfile load(String name) {
        Path own = directory.resolve(name + SUFFIX);
        if (userFiles().contains(own)) {
            TrainerProfile profile = reader.read(own.toString(), text(own));
            if (!profile.name().equals(name)) {
                throw new InvalidProfileException(
                        own + ": its name is " + profile.name() + ", so the file must be " + profile.name() + SUFFIX);
            }
            return profile;
        }
        return reader.read("the bundled profile " + name + SUFFIX, bundled(name));
    }

    private List<Path> userFiles() {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.list(directory)) {
                all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                        .forEach(files::add);
            } catch (IOException e) {
                throw unavailable("cannot list the trainer profiles in " + directory + ": " + e);
            }
        }
        return files;
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidProfileException(file + ": cannot be read: " + e, e);
        }
    }

    private static String bundled(String name) {
        try (InputStream in = TrainerProfiles.class.getResourceAsStream(name + SUFFIX)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FailureException unavailable(String message) {
        return FailureException.of(FailureType.TRAINER_UNAVAILABLE, Phase.VALIDATING, message);
    }
}
