package dev.trainmaster.cli.request;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Which revision of a person's own files a request belongs to. Without git, or outside of it, there is none. */
final class GitRevision {
    private static final long LIMIT_SECONDS = 2;
    private static final File NULL = new File("/dev/null");
    private static final int LONGEST_ANSWER = 128;

    private final Map<String, String> environment;

    GitRevision(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The commit, with {@code -dirty} behind it when tracked files differ from it. */
    Optional<String> of(Path directory) {
        boolean tracked = Stream.iterate(
                        directory.toAbsolutePath().normalize(), folder -> folder != null, Path::getParent)
                .anyMatch(folder -> Files.exists(folder.resolve(".git")));
        return tracked ? described(directory) : Optional.empty();
    }

    private Optional<String> described(Path directory) {
        ProcessBuilder builder = new ProcessBuilder(
                        "git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
                .directory(directory.toFile())
                .redirectInput(NULL)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        // It must neither wait for the lock of another git nor write an index that only another one reads.
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        try {
            return answer(builder.start());
        } catch (IOException withoutGit) {
            return Optional.empty();
        }
    }

    private static Optional<String> answer(Process git) throws IOException {
        try {
            if (!git.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
                return Optional.empty();
            }
            byte[] output = git.getInputStream().readNBytes(LONGEST_ANSWER);
            return Optional.of(new String(output, StandardCharsets.UTF_8).strip())
                    .filter(text -> !text.isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            git.destroyForcibly();
        }
    }
}
