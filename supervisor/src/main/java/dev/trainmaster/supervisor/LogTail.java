package dev.trainmaster.supervisor;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of a log as a person wants to read it, whatever bytes a trainer printed. */
public final class LogTail {

    private static final int READ_BYTES = 1024 * 1024;
    private static final int LONGEST_LINE = 2_000;

    private final Path file;

    private LogTail(Path file) {
        this.file = file;
    }

    public static LogTail of(Path file) {
        return new LogTail(file);
    }

    /** At most this many lines; fewer if they do not lie in the last mebibyte. None if there is no such file. */
    public List<String> lastLines(int count) throws IOException {
        byte[] current = tail(file, READ_BYTES);
        byte[] older = current.length < READ_BYTES
                ? tail(file.resolveSibling(file.getFileName() + ".1"), READ_BYTES - current.length)
                : new byte[0];
        byte[] bytes = new byte[older.length + current.length];
        System.arraycopy(older, 0, bytes, 0, older.length);
        System.arraycopy(current, 0, bytes, older.length, current.length);

        Charset charset = charset(older.length > 0 ? file.resolveSibling(file.getFileName() + ".1") : file);
        List<String> lines = lines(new String(bytes, charset));
        if (bytes.length == READ_BYTES && lines.size() > 1) {
            lines = lines.subList(1, lines.size()); // it began somewhere before
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String[] raw = text.split("\n", -1);
        for (int i = 0; i < raw.length; i++) {
            boolean endOfFile = i == raw.length - 1 && raw[i].isEmpty();
            if (!endOfFile) {
                lines.add(shorten(asOnATerminal(raw[i])));
            }
        }
        return lines;
    }

    /** A progress bar rewrites its line after each carriage return: the last version counts. Colours are dropped. */
    private static String asOnATerminal(String line) {
        String last = "";
        for (String version : line.split("\r")) {
            if (!version.isBlank()) {
                last = version;
            }
        }
        return last.replace("\uFEFF", "")
                .replaceAll("\u001B\\[[0-9;?]*[ -/]*[@-~]", "")
                .replaceAll("[\\p{Cntrl}&&[^\t]]", "");
    }

    private static String shorten(String line) {
        int length = line.codePointCount(0, line.length());
        if (length <= LONGEST_LINE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "… (cut, " + length + " characters)";
    }

    private static Charset charset(Path file) throws IOException {
        byte[] mark = new byte[2];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < mark.length) {
                return StandardCharsets.UTF_8;
            }
            in.readFully(mark);
        } catch (FileNotFoundException e) {
            return StandardCharsets.UTF_8;
        }
        if (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static byte[] tail(Path file, int most) throws IOException {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            int kept = (int) Math.min(length, most);
            long from = (length - kept) & ~1L; // a UTF-16 unit is never cut in two
            byte[] bytes = new byte[(int) (length - from)];
            in.seek(from);
            in.readFully(bytes);
            return bytes;
        } catch (FileNotFoundException e) {
            throw new NoSuchFileException(file.toString());
        }
    }
}
