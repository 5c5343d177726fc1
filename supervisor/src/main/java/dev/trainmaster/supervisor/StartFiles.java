package dev.trainmaster.supervisor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainmaster.supervisor.shim.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The state files of one start: who writes which is told in the design; here they are read, and spec.json written. */
final class StartFiles {

    record Owner(String runId, String token) {}

    private final StartDirectory directory;

    StartFiles(StartDirectory directory) {
        this.directory = directory;
    }

    /** @throws java.nio.file.FileAlreadyExistsException if this start was begun before */
    void writeSpec(StartSpec spec) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", StateFile.VERSION);
        json.put("runId", spec.runId());
        json.put("start", spec.start());
        json.put("token", spec.token().value());
        spec.argv().forEach(json.putArray("argv")::add);
        new TreeSet<>(spec.environment().keySet()).forEach(json.putArray("environmentNames")::add);
        json.put("workingDirectory", spec.workingDirectory().toString());
        json.put("graceMillis", spec.grace().toMillis());
        json.put("outputBytesPerFile", spec.outputLimit().bytesPerFile());
        json.put("outputFiles", spec.outputLimit().files());
        spec.lease().ifPresent(lease -> json.put("leaseTtlMillis", lease.ttl().toMillis()));
        spec.resources().memoryBytes().ifPresent(bytes -> json.put("memoryBytes", bytes));
        spec.resources().cpus().ifPresent(cpus -> json.put("cpus", cpus));
        spec.resources().nice().ifPresent(nice -> json.put("nice", nice));
        Files.createDirectories(directory.path());
        DurableFile.create(directory.spec(), json.toPrettyString() + "\n");
    }

    Optional<StateFile> spec() throws IOException, DamagedFileException {
        Optional<StateFile> spec = StateFile.read(directory.spec(), directory.number());
        if (spec.isPresent()) {
            spec.get().text("runId");
            try {
                new RunToken(spec.get().text("token"));
            } catch (IllegalArgumentException e) {
                throw new DamagedFileException(directory.spec(), e.getMessage());
            }
        } else if (Files.exists(directory.shim()) || Files.exists(directory.exit())) {
            throw new DamagedFileException(
                    directory.spec(), "it is missing, though later files of this start are here");
        }
        return spec;
    }

    /** Empty if there is no spec that can be read. */
    Optional<Owner> owner() throws IOException {
        try {
            Optional<StateFile> spec = spec();
            return spec.isPresent()
                    ? Optional.of(new Owner(spec.get().text("runId"), spec.get().text("token")))
                    : Optional.empty();
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    Optional<StateFile> shim(StateFile spec) throws IOException, DamagedFileException {
        Optional<StateFile> shim = StateFile.read(directory.shim(), directory.number());
        if (shim.isPresent()) {
            shim.get().belongingTo(spec).identity();
            shim.get().time("startedAtMillis");
        }
        return shim;
    }

    Optional<Identity> trainer(StateFile spec) throws IOException, DamagedFileException {
        Optional<StateFile> trainer = StateFile.read(directory.trainer(), directory.number());
        return trainer.isPresent() ? Optional.of(trainer.get().belongingTo(spec).identity()) : Optional.empty();
    }

    Optional<Exit> exit(StateFile spec) throws IOException, DamagedFileException {
        Optional<StateFile> found = StateFile.read(directory.exit(), directory.number());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        StateFile exit = found.get().belongingTo(spec);
        return Optional.of(new Exit(
                cause(exit.text("cause")),
                (int) exit.number("code"),
                exit.text("reason"),
                exit.time("startedAtMillis"),
                exit.time("endedAtMillis"),
                exit.processes("unkillable"),
                exit.number("lostOutputBytes"),
                exit.saysYes("oomKilled")));
    }

    private Exit.Cause cause(String name) throws DamagedFileException {
        for (Exit.Cause cause : Exit.Cause.values()) {
            if (cause.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return cause;
            }
        }
        throw new DamagedFileException(directory.exit(), "it names an unknown cause: " + name);
    }
}
