package dev.trainmaster.supervisor.shim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The requests to stop, one line each, only ever appended: {@code start=2 graceMillis=30000 reason=cancelled by ana}. A
 * line stops start 2 and every lower one, now and for ever. Appending keeps every request: a rewritten file could lower
 * the number when two requests race, and a cancelled run would start again.
 */
public final class StopFile {

    public record Request(int start, long graceMillis, String reason) {}

    /** A line that nobody can read. It stops no trainer, and lets none start. */
    public static final class UnreadableException extends IOException {
        UnreadableException(Path file, String line) {
            super(file + " has a line that is no stop request: \"" + line + "\"");
        }
    }

    private final Path file;

    public StopFile(Path file) {
        this.file = file;
    }

    public void append(Request request) throws IOException {
        String reason = request.reason().replace('\n', ' ').replace('\r', ' ');
        DurableFile.append(
                file, "start=" + request.start() + " graceMillis=" + request.graceMillis() + " reason=" + reason);
    }

    /** The request with the shortest grace that covers this start. */
    public Optional<Request> covering(int start) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Request found = null;
        UnreadableException unreadable = null;
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            String line = text.substring(begin, end);
            begin = end + 1;
            if (line.isBlank()) {
                continue;
            }
            try {
                Request request = parse(line);
                if (request.start() >= start && (found == null || request.graceMillis() < found.graceMillis())) {
                    found = request;
                }
            } catch (UnreadableException e) {
                unreadable = e; // must not hide a good request in another line
            }
        }
        if (found == null && unreadable != null) {
            throw unreadable;
        }
        return Optional.ofNullable(found);
    }

    private Request parse(String line) throws UnreadableException {
        int grace = line.indexOf(" graceMillis=");
        int reason = line.indexOf(" reason=");
        if (!line.startsWith("start=") || grace < 0 || reason < grace) {
            throw new UnreadableException(file, line);
        }
        try {
            return new Request(
                    Integer.parseInt(line.substring("start=".length(), grace)),
                    Long.parseLong(line.substring(grace + " graceMillis=".length(), reason)),
                    line.substring(reason + " reason=".length()));
        } catch (NumberFormatException e) {
            throw new UnreadableException(file, line);
        }
    }
}
