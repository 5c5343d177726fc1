package dev.trainmaster.cli.training;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines that are added to a log, whole ones only. */
final class LogFollower {

    private static final int MOST_AT_ONCE = 1 << 20;

    private final Path file;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long position;

    private LogFollower(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    static LogFollower fromTheEnd(Path file) {
        try {
            return new LogFollower(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    boolean follows(Path other) {
        return file.equals(other);
    }

    List<String> news() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            // A log that was rotated begins anew.
            position = in.length() < position ? 0 : position;
            byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, in.length() - position)];
            in.seek(position);
            in.readFully(bytes);
            position += bytes.length;
            return lines(bytes);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private List<String> lines(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        for (byte one : bytes) {
            if (one == '\n') {
                lines.add(begun.toString(StandardCharsets.UTF_8).stripTrailing());
                begun.reset();
            } else {
                begun.write(one);
            }
        }
        return lines;
    }

    private static CommandFailure unreadable(Path file, IOException e) {
        return new CommandFailure(ExitCode.RUN_FAILED, "Cannot read " + file + ": " + e.getMessage());
    }
}
