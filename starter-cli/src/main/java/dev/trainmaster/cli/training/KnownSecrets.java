package dev.trainmaster.cli.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Json;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.cli.trainer.Trainers;
import dev.trainmaster.cli.worker.Workers;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.trainer.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets that a log may hold. No value of an environment is ever written down, so they are looked up where they
 * live: in this command, in the worker of this home, in the trainer, and in the trainer's profile.
 */
final class KnownSecrets {

    private final Surroundings surroundings;

    KnownSecrets(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Redaction of(RunView run, StartDirectory start) {
        List<Map<String, String>> environments = new ArrayList<>();
        environments.add(surroundings.environment());
        new Workers(surroundings).running().ifPresent(worker -> environments.add(environment(worker.process())));
        trainer(start).ifPresent(trainer -> environments.add(environment(trainer)));
        run.request().ifPresent(request -> environments.add(profile(request.trainer())));
        return new Redaction(environments);
    }

    private static Optional<ProcessId> trainer(StartDirectory start) {
        try {
            JsonNode trainer = new Json().mapper().readTree(Files.readAllBytes(start.trainer()));
            return Optional.of(new ProcessId(
                    trainer.path("pid").asLong(), trainer.path("startTicks").asLong()));
        } catch (IOException notThereOrDamaged) {
            return Optional.empty();
        }
    }

    private Map<String, String> profile(String trainer) {
        try {
            return new Trainers(surroundings)
                    .profiles()
                    .find(trainer)
                    .environment()
                    .set();
        } catch (FailureException goneOrBroken) {
            return Map.of();
        }
    }

    /** Of a process that still runs and is this user's, else empty. */
    private static Map<String, String> environment(ProcessId process) {
        Map<String, String> environment = new HashMap<>();
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
            for (String entry : new String(bytes, StandardCharsets.UTF_8).split("\0")) {
                int equals = entry.indexOf('=');
                if (equals > 0) {
                    environment.put(entry.substring(0, equals), entry.substring(equals + 1));
                }
            }
        } catch (IOException gone) {
            return Map.of();
        }
        return Proc.ofThisHost().runs(process) ? environment : Map.of();
    }
}
