package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What supervision needs of the host. */
record HostTools(Path proc, Path java, Path setsid, Optional<Path> setpriv, Optional<Path> nice) {

    private static final String ALWAYS_SEARCHED = "/usr/bin:/bin:/usr/local/bin";
    private static final long PROBE_SECONDS = 10;

    static HostTools find(Path proc, String path) throws IOException {
        if (!Files.isReadable(proc.resolve("self/stat"))
                || !Files.isReadable(proc.resolve("sys/kernel/random/boot_id"))) {
            throw new UnsupportedHostException("there is no Linux " + proc + " to tell one process from another");
        }
        String searched = path == null ? ALWAYS_SEARCHED : path + ":" + ALWAYS_SEARCHED;
        Path setsid = program("setsid", searched)
                .orElseThrow(() -> new UnsupportedHostException("the program setsid (package util-linux) is missing"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new UnsupportedHostException("there is no program " + java + " to run the shim");
        }
        return new HostTools(
                proc, java, setsid, program("setpriv", searched).filter(HostTools::bindsToParent), nice(path));
    }

    static Optional<Path> nice(String path) {
        return program("nice", path == null ? ALWAYS_SEARCHED : path + ":" + ALWAYS_SEARCHED);
    }

    /** The command before the trainer's own: its own session, and death when its parent dies. */
    List<String> trainerPrefix() {
        List<String> prefix = new ArrayList<>();
        prefix.add(setsid.toString());
        setpriv.ifPresent(tool -> prefix.addAll(List.of(tool.toString(), "--pdeathsig", "KILL")));
        prefix.add("--");
        return List.copyOf(prefix);
    }

    private static Optional<Path> program(String name, String searched) {
        for (String entry : searched.split(":")) {
            Path candidate = Path.of(entry.isEmpty() ? "." : entry, name).toAbsolutePath();
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Busybox and old util-linux have a setpriv without it. Without it a dead shim's trainer is found by its token. */
    private static boolean bindsToParent(Path setpriv) {
        try {
            Process probe = new ProcessBuilder(setpriv.toString(), "--pdeathsig", "KILL", "--", "true")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
