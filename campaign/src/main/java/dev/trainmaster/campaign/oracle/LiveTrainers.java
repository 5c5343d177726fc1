package dev.trainmaster.campaign.oracle;

import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.ProcessStat;
import dev.trainmaster.testtrainer.TestTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The test trainers below one folder that are alive, by their command lines: asked apart from the product, which goes by
 * tokens. Runs are told apart by their ids, so that one run on two hosts is one run.
 */
public final class LiveTrainers {

    private static final String PROGRAM = TestTrainer.class.getName();
    private static final String SHIM = "ShimMain";

    private final Proc proc = Proc.ofThisHost();
    private final Path root;

    public LiveTrainers(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Map<String, List<ProcessId>> byRun() {
        Map<ProcessId, String> trainers = new HashMap<>();
        List<ProcessStat> candidates = new ArrayList<>();
        for (ProcessStat process : proc.all()) {
            String run = run(commandLine(process.pid()));
            if (!run.isEmpty()) {
                trainers.put(process.id(), run);
                candidates.add(process);
            }
        }
        // A child that has not become its program yet still looks like its parent.
        Set<Long> pids = candidates.stream().map(ProcessStat::pid).collect(Collectors.toSet());
        return candidates.stream()
                .filter(process -> !pids.contains(process.parent()))
                .map(ProcessStat::id)
                .collect(Collectors.groupingBy(trainers::get, TreeMap::new, Collectors.toList()));
    }

    private String run(String commandLine) {
        String[] words = commandLine.split("\0");
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].endsWith(SHIM)) {
                return "";
            }
            if (words[i].equals(PROGRAM)) {
                Path output = Path.of(words[i + 1]);
                return output.startsWith(root)
                        ? output.getParent().getFileName().toString()
                        : "";
            }
        }
        return "";
    }

    private static String commandLine(long pid) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
