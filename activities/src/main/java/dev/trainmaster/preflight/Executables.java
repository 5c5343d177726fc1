package dev.trainmaster.preflight;

import dev.trainmaster.trainer.TrainerCommand;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether a command's program can be found as the process would find it. */
final class Executables {
    private Executables() {}

    static boolean isThere(TrainerCommand command) {
        String program = command.argv().get(0);
        if (program.contains("/")) {
            return isProgram(command.directory().resolve(program));
        }
        String path = command.environment().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> isProgram(Path.of(folder, program)));
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
