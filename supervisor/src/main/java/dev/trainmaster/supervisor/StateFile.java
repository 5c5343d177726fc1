package dev.trainmaster.supervisor;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainmaster.supervisor.shim.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One state file of a start, read with suspicion: it must be whole, of our version, and of this very start. */
final class StateFile {

    static final int VERSION = 1;

    private static final long LARGEST_BYTES = 16L * 1024 * 1024;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final JsonNode content;

    private StateFile(Path file, JsonNode content) {
        this.file = file;
        this.content = content;
    }

    /** Empty if there is no such file. */
    static Optional<StateFile> read(Path file, int start) throws IOException, DamagedFileException {
        byte[] bytes;
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new DamagedFileException(file, "it is larger than any that we write");
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        JsonNode content;
        try {
            content = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new DamagedFileException(file, "it is no JSON: " + firstLine(e));
        }
        StateFile found = new StateFile(file, content);
        long version = found.number("version");
        if (version != VERSION) {
            throw new DamagedFileException(
                    file, "it has version " + version + ", this worker reads " + VERSION + "; use a newer worker");
        }
        if (found.number("start") != start) {
            throw new DamagedFileException(file, "it belongs to start " + found.number("start") + ", not " + start);
        }
        return Optional.of(found);
    }

    long number(String name) throws DamagedFileException {
        return number(content, name);
    }

    private long number(JsonNode node, String name) throws DamagedFileException {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new DamagedFileException(file, "\"" + name + "\" is not a number");
        }
        return value.longValue();
    }

    /** Files of earlier versions say nothing. */
    boolean saysYes(String name) {
        return content.path(name).asBoolean(false);
    }

    String text(String name) throws DamagedFileException {
        JsonNode value = content.path(name);
        if (!value.isTextual()) {
            throw new DamagedFileException(file, "\"" + name + "\" is not a text");
        }
        return value.textValue();
    }

    Instant time(String name) throws DamagedFileException {
        return Instant.ofEpochMilli(number(name));
    }

    Identity identity() throws DamagedFileException {
        return new Identity(processId(content), text("bootId"));
    }

    List<ProcessId> processes(String name) throws DamagedFileException {
        JsonNode list = content.path(name);
        if (!list.isArray()) {
            throw new DamagedFileException(file, "\"" + name + "\" is not a list");
        }
        List<ProcessId> found = new ArrayList<>();
        for (JsonNode entry : list) {
            found.add(processId(entry));
        }
        return List.copyOf(found);
    }

    private ProcessId processId(JsonNode node) throws DamagedFileException {
        return new ProcessId(number(node, "pid"), number(node, "startTicks"));
    }

    /** The other files of a start must name the run and the token of its spec. */
    StateFile belongingTo(StateFile spec) throws DamagedFileException {
        if (!text("runId").equals(spec.text("runId")) || !text("token").equals(spec.text("token"))) {
            throw new DamagedFileException(file, "it belongs to another run: " + text("runId"));
        }
        return this;
    }

    private static String firstLine(IOException e) {
        return e.getMessage().lines().findFirst().orElse(e.toString());
    }
}
