package dev.trainmaster.campaign.site;

import dev.trainmaster.testtrainer.TestTrainer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The test trainer as a command: a JVM that starts in a tenth of a second and stays small. */
public final class TrainerCommand {

    private TrainerCommand() {}

    public static List<String> of(String output, List<String> switches) {
        List<String> command = new ArrayList<>(java(List.of("-Xmx16m", "-Xss256k")));
        command.addAll(List.of("-cp", classes(TestTrainer.class).toString(), TestTrainer.class.getName(), output));
        command.addAll(switches);
        return command;
    }

    public static List<String> java(List<String> sizes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto"));
        command.addAll(sizes);
        return command;
    }

    /** The jar or the folder that a class came from. */
    static Path classes(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
