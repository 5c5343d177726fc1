package dev.trainmaster.trainer;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What one start runs: the command, and the configuration files that it reads, by name. */
public record LaunchPlan(List<String> command, Map<String, Object> files) {
    /** Stands for the path of the checkpoint in what is approved: it is known only when a start resumes. */
    public static final String CHECKPOINT = "{checkpoint}";

    /** A plan may come out of a manifest that somebody wrote: no file goes outside of the folder. */
    public void writeFiles(Path folder) throws IOException {
        for (Map.Entry<String, Object> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey()).normalize();
            if (!target.startsWith(folder) || target.equals(folder)) {
                throw FailureException.of(
                        FailureType.PREFLIGHT_FAILED, Phase.TRAINING, "the manifest names a file outside of " + folder);
            }
            AtomicFile.write(target, GeneratedFile.bytes(file.getKey(), file.getValue()));
        }
    }
}
