package dev.trainmaster.supervisor;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** The end and the beginning of a log as a person wants to read it, whatever bytes a trainer printed. */
public final class LogTail {

    private static final int READ_BYTES = 1024 * 1024;

    private final Path file;
    private final UnaryOperator<String> veil;

    private LogTail(Path file, UnaryOperator<String> veil) {
        this.file = file;
        this.veil = veil;
    }

    public static LogTail of(Path file) {
        return of(file, UnaryOperator.identity());
    }

    /** @param veil what takes secrets out of each line, before any is cut */
    public static LogTail of(Path file, UnaryOperator<String> veil) {
        return new LogTail(file, veil);
    }

    /** At most this many lines; fewer if they do not lie in the last mebibyte. None if there is no such file. */
    public List<String> lastLines(int count) throws IOException {
        Deque<byte[]> parts = new ArrayDeque<>();
        int read = 0;
        List<Path> files = RotatedLog.files(file);
        for (int i = files.size() - 1; i >= 0 && read < READ_BYTES; i--) {
            parts.addFirst(bytes(files.get(i), READ_BYTES - read, true));
            read += parts.getFirst().length;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(read);
        parts.forEach(all::writeBytes);
        List<String> lines = lines(all.toByteArray());
        if (read >= READ_BYTES && lines.size() > 1) {
            lines = lines.subList(1, lines.size()); // it began somewhere before
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /** The first of what rotation has left, and no more than lie in one mebibyte. */
    public List<String> firstLines(int count) throws IOException {
        List<Path> files = RotatedLog.files(file);
        List<String> lines = files.isEmpty() ? List.of() : lines(bytes(files.get(0), READ_BYTES, false));
        return List.copyOf(lines.subList(0, Math.min(count, lines.size())));
    }

    private List<String> lines(byte[] bytes) throws IOException {
        List<String> lines = new ArrayList<>();
        LogLines assembled = new LogLines(veil, lines::add);
        assembled.take(new String(bytes, RotatedLog.charset(file).orElse(StandardCharsets.UTF_8)));
        assembled.end();
        return lines;
    }

    private static byte[] bytes(Path file, int most, boolean fromTheEnd) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            long from = fromTheEnd ? Math.max(0, length - most) & ~1L : 0; // a UTF-16 unit is never cut in two
            byte[] bytes = new byte[(int) Math.min(length - from, most + 1L)];
            in.seek(from);
            in.readFully(bytes);
            return bytes;
        } catch (FileNotFoundException e) {
            return new byte[0]; // rotated away between two looks
        }
    }
}
