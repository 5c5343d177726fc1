package dev.trainmaster.worker.folders;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the worker's files are. What is left empty lies in {@code home}.
 *
 * @param home everything of one user: TRAINMASTER_HOME
 * @param install the programs that came with this version: TRAINMASTER_INSTALL
 * @param runs one directory per run
 * @param datasets the only place that datasets are read from
 * @param trainers the user's own trainer profiles
 */
@ConfigurationProperties(prefix = "trainmaster")
public record FolderProperties(
        @DefaultValue("") String home,
        @DefaultValue("") String install,
        @DefaultValue("") String runs,
        @DefaultValue("") String datasets,
        @DefaultValue("") String trainers) {

    public Folders resolve(Path userHome, Path workingDirectory) {
        Path root = home.isEmpty() ? userHome.resolve(".trainmaster") : workingDirectory.resolve(home);
        return new Folders(
                root.normalize(),
                workingDirectory.resolve(install).normalize(),
                (runs.isEmpty() ? root.resolve("runs") : workingDirectory.resolve(runs)).normalize(),
                (datasets.isEmpty() ? root.resolve("datasets") : workingDirectory.resolve(datasets)).normalize(),
                (trainers.isEmpty() ? root.resolve("trainers") : workingDirectory.resolve(trainers)).normalize());
    }
}
