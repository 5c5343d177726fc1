package dev.trainmaster.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The programs of this build on one Java, as a user starts them. */
public record Installation(Path root, Jdk jdk) {

    public static Installation ofThisBuild() {
        return on(Jdk.ofThisProcess());
    }

    public static Installation on(Jdk jdk) {
        return new Installation(Path.of("..").toAbsolutePath().normalize(), jdk);
    }

    public List<String> cli(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("trainmaster").toString()));
        command.addAll(arguments);
        return command;
    }

    public List<String> worker() {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(jdk.quiet());
        command.addAll(List.of("@" + root.resolve("worker-app/worker.flags"), "-jar"));
        command.add(root.resolve("worker-app/target/trainmaster-worker-app.jar").toString());
        return command;
    }

    public Map<String, String> environment() {
        // Not quite the launcher's own folder: an installation that is elsewhere is never built, and Maven is at work.
        return Map.of(
                "TRAINMASTER_INSTALL", root + "/.", "JAVA_HOME", jdk.home().toString());
    }
}
