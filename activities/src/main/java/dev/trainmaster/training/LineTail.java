package dev.trainmaster.training;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads what is appended to a file, in whole lines, from where the last look ended. A file that was cut off or written
 * anew is read from its beginning. A line also ends with a carriage return: so do the bars that programs draw.
 */
final class LineTail {

    private static final int MOST_AT_ONCE = 4 * 1024 * 1024;
    private static final int REMEMBERED = 256;

    private final Path file;
    private long offset;
    private byte[] beforeOffset = new byte[0];

    LineTail(Path file, long offset) {
        this.file = file;
        this.offset = offset;
    }

    /** Answers whether it had to begin anew; {@code anew} runs before the first line then. */
    boolean readOn(Runnable anew, Consumer<String> lines) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return readOn(in, anew, lines);
        } catch (FileNotFoundException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return false;
        }
    }

    private boolean readOn(RandomAccessFile in, Runnable anew, Consumer<String> lines) throws IOException {
        long end = in.length();
        boolean goesOn = goesOn(in, end);
        if (!goesOn) {
            offset = 0;
            anew.run();
        }
        while (readSome(in, end, lines)) {}
        remember(in);
        return !goesOn;
    }

    /** Not by its length alone: between two looks it may be cut off and grow beyond what it was. */
    private boolean goesOn(RandomAccessFile in, long end) throws IOException {
        return end >= offset
                && Arrays.equals(bytes(in, offset - beforeOffset.length, beforeOffset.length), beforeOffset);
    }

    private boolean readSome(RandomAccessFile in, long fileEnd, Consumer<String> lines) throws IOException {
        int length = (int) Math.min(MOST_AT_ONCE, fileEnd - offset);
        byte[] bytes = bytes(in, offset, length);
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n' && bytes[end - 1] != '\r') {
            end--;
        }
        boolean lineTooLong = end == 0 && length == MOST_AT_ONCE;
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(lines);
        offset += lineTooLong ? length : end;
        return lineTooLong || (end > 0 && offset < fileEnd);
    }

    private void remember(RandomAccessFile in) throws IOException {
        int length = (int) Math.min(REMEMBERED, offset);
        beforeOffset = bytes(in, offset - length, length);
    }

    private static byte[] bytes(RandomAccessFile in, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(from);
        in.readFully(bytes);
        return bytes;
    }
}
