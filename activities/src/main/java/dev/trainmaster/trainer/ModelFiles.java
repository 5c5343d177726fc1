package dev.trainmaster.trainer;

import java.util.List;
import java.util.Optional;

/**
 * The model that a finished training leaves behind.
 *
 * @param directory where it is below the output directory; absent when it is the newest checkpoint
 * @param files what belongs to it: names with {@code *}, not into folders; all of it without any
 * @param generate a command that lets it speak, with the words {@code {modelDirectory}} and {@code {prompt}}
 * @param tiny a command that writes a model small enough to try the trainer with, into {@code {modelDirectory}}
 */
public record ModelFiles(
        Optional<String> directory, List<String> files, Optional<List<String>> generate, Optional<List<String>> tiny) {
    static final ModelFiles NEWEST_CHECKPOINT = new ModelFiles(null, null, null, null);

    public ModelFiles {
        directory = directory == null ? Optional.empty() : directory;
        directory.ifPresent(name -> RelativeName.checked("model.directory", name));
        files = files == null ? List.of() : List.copyOf(files);
        generate = checked("generate", generate);
        tiny = checked("tiny", tiny);
    }

    private static Optional<List<String>> checked(String key, Optional<List<String>> command) {
        if (command == null) {
            return Optional.empty();
        }
        command.filter(List::isEmpty).ifPresent(none -> {
            throw new IllegalArgumentException("model." + key + " is a list: a program and its arguments");
        });
        return command;
    }
}
