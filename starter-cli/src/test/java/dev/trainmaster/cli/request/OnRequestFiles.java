package dev.trainmaster.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.request.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Requests in files of a folder. */
abstract class OnRequestFiles {

    final RequestReader reader = new RequestReader("alice");

    @TempDir
    Path folder;

    CommandFailure refused(String yaml) throws IOException {
        Path file = write(yaml);
        try {
            RequestFile.read(file);
        } catch (CommandFailure failure) {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
            return failure;
        }
        throw new AssertionError("was accepted: " + yaml);
    }

    TrainingRequest read(String yaml) throws IOException {
        return reader.read(reader.collect(Optional.of(write(yaml)), Map.of()));
    }

    Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("run.yaml"), yaml);
    }
}
