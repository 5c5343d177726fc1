package dev.trainmaster.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of this build on one Java, as a user starts them. */
record Installation(Path root, Path javaHome) {

    static Installation ofThisBuild() {
        return new Installation(Path.of("..").toAbsolutePath().normalize(), Path.of(System.getProperty("java.home")));
    }

    Installation on(Path otherJava) {
        return new Installation(root, otherJava);
    }

    List<String> cli(List<String> arguments) {
        return java("starter-cli/target/trainmaster-starter-cli.jar", arguments);
    }

    List<String> worker() {
        return java("worker-app/target/trainmaster-worker-app.jar", List.of());
    }

    private List<String> java(String jar, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
        command.add(root.resolve(jar).toString());
        command.addAll(arguments);
        return command;
    }
}
