package dev.trainmaster.campaign.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.shim.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The state files of one start that really took place, to be put elsewhere and hurt. */
public record StateFiles(StartDirectory from) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param names of those that a crash at some moment would have left */
    public StartDirectory copyTo(RunDirectory run, List<String> names) throws IOException {
        run.create();
        StartDirectory start = run.start(from.number());
        Files.createDirectories(start.path());
        for (String name : names) {
            Files.copy(from.path().resolve(name), start.path().resolve(name));
        }
        return start;
    }

    public static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(file.toFile());
    }

    public static void write(Path file, ObjectNode content) throws IOException {
        Files.writeString(file, content.toPrettyString());
    }

    /** Lets a file name another process. */
    public static void identify(Path file, ProcessId as, String bootId) throws IOException {
        write(
                file,
                read(file)
                        .put("pid", as.pid())
                        .put("startTicks", as.startTicks())
                        .put("bootId", bootId));
    }
}
