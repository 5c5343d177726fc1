package dev.trainmaster.training;

import dev.trainmaster.supervisor.RotatedLog;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what is appended to a file, in whole lines, from where the last look ended. A file that was cut off or written
 * anew is read from its beginning, one that was rotated to its end first. A line also ends with a carriage return: so do
 * the bars that programs draw.
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
        List<Path> files = RotatedLog.files(file);
        if (files.isEmpty()) {
            return false;
        }
        int own = own(files);
        boolean goesOn = own >= 0;
        if (!goesOn) {
            own = files.size() - 1;
            offset = 0;
            anew.run();
        }
        readAll(files.get(own), lines);
        for (Path next : files.subList(own + 1, files.size())) {
            begin(next, lines);
        }
        return !goesOn;
    }

    /** Without a whole line in it yet it is not begun: the next look knows where this one ended. */
    private void begin(Path next, Consumer<String> lines) throws IOException {
        long offsetBefore = offset;
        byte[] before = beforeOffset;
        offset = 0;
        readAll(next, lines);
        if (offset == 0) {
            offset = offsetBefore;
            beforeOffset = before;
        }
    }

    private void readAll(Path each, Consumer<String> lines) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(each.toFile(), "r")) {
            long end = in.length();
            while (readSome(in, end, lines)) {}
            remember(in);
        } catch (FileNotFoundException e) {
            if (Files.exists(each)) {
                throw e;
            }
        }
    }

    /** The file that the last look ended in, whatever it is called by now; negative if it is there no more. */
    private int own(List<Path> files) throws IOException {
        if (offset == 0) {
            return 0;
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            if (goesOn(files.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Not by its length alone: between two looks it may be cut off and grow beyond what it was. */
    private boolean goesOn(Path each) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(each.toFile(), "r")) {
            return in.length() >= offset
                    && Arrays.equals(bytes(in, offset - beforeOffset.length, beforeOffset.length), beforeOffset);
        } catch (FileNotFoundException e) {
            return false;
        }
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
