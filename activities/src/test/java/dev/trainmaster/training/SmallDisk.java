package dev.trainmaster.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real disk of a few megabytes. Where it cannot be mounted the test fails under CI=true, and is told as aborted elsewhere. */
final class SmallDisk implements AutoCloseable {

    final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    static SmallDisk mount(Path root, int megabytes, Map<String, String> environment) {
        try {
            Files.createDirectories(root);
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "trainmaster-test", root.toString());
            return new SmallDisk(root);
        } catch (IOException e) {
            String words = "This test needs to mount a tmpfs, as root with CAP_SYS_ADMIN. " + e.getMessage();
            if ("true".equals(environment.get("CI"))) {
                throw new AssertionError(words, e);
            }
            return Assumptions.abort(words);
        }
    }

    @Override
    public void close() {
        try {
            run("umount", "-l", root.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
