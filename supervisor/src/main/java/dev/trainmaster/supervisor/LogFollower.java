package dev.trainmaster.supervisor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reads what is added to a log, line by line and without a gap, also while it is rotated. */
public final class LogFollower implements Closeable {

    private static final int CHUNK = 64 * 1024;
    private static final long FIRST_BYTES = 1024 * 1024;

    private final Path file;
    private final int firstLines;
    private final LogLines lines;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK);
    private Consumer<String> out = line -> {};
    private CharsetDecoder decoder;
    private FileChannel channel;
    private Object key;

    private LogFollower(Path file, int firstLines, UnaryOperator<String> veil) {
        this.file = file;
        this.firstLines = firstLines;
        this.lines = new LogLines(veil, line -> out.accept(line));
    }

    /**
     * Begins with the last lines that are there by the first look.
     *
     * @param veil what takes secrets out of each line, before any is cut
     */
    public static LogFollower fromLast(int firstLines, Path file, UnaryOperator<String> veil) {
        return new LogFollower(file, firstLines, veil);
    }

    public boolean follows(Path other) {
        return file.equals(other);
    }

    /** Every line that was finished since the last look. */
    public void readOn(Consumer<String> told) throws IOException {
        if (channel == null && !begin(told)) {
            return;
        }
        out = told;
        catchUp();
    }

    /** For when nothing more comes: the rest, and a last line that nobody closed. */
    public void readToTheEnd(Consumer<String> told) throws IOException {
        readOn(told);
        if (channel == null && Files.exists(file)) {
            begin(StandardCharsets.UTF_8, told);
        }
        out = told;
        lines.end();
    }

    /** What stands on the line that is still being written, such as a progress bar. */
    public String unfinished() {
        return lines.unfinished();
    }

    /** Not before the first bytes say how the others are to be read. */
    private boolean begin(Consumer<String> told) throws IOException {
        Optional<Charset> charset = RotatedLog.charset(file);
        return charset.isPresent() && begin(charset.get(), told);
    }

    private boolean begin(Charset charset, Consumer<String> told) throws IOException {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        List<Path> files = RotatedLog.files(file);
        int oldest = files.size() - 1;
        long left = FIRST_BYTES - Files.size(files.get(oldest));
        while (oldest > 0 && left > 0) {
            oldest--;
            left -= Files.size(files.get(oldest));
        }
        if (!open(files.get(oldest))) {
            return false;
        }
        long from = left < 0 ? -left & ~1L : 0; // a UTF-16 unit is never cut in two
        channel.position(from);
        Deque<String> first = new ArrayDeque<>();
        boolean[] half = {from > 0};
        out = line -> {
            if (half[0]) {
                half[0] = false;
                return;
            }
            first.addLast(line);
            if (first.size() > firstLines) {
                first.removeFirst();
            }
        };
        catchUp();
        first.forEach(told);
        return true;
    }

    private void catchUp() throws IOException {
        readAll();
        while (isRotated()) {
            readAll(); // what was added right before
            next();
            readAll();
        }
    }

    private void readAll() throws IOException {
        while (channel.read(bytes) > 0) {
            bytes.flip();
            decoder.decode(bytes, chars, false);
            bytes.compact();
            chars.flip();
            lines.take(chars);
            chars.clear();
        }
    }

    private boolean isRotated() throws IOException {
        return !key.equals(keyOf(file).orElse(key));
    }

    private void next() throws IOException {
        List<Path> files = RotatedLog.files(file);
        int own = -1;
        for (int i = 0; i < files.size(); i++) {
            if (key.equals(keyOf(files.get(i)).orElse(null))) {
                own = i;
            }
        }
        if (own < 0) {
            out.accept("… (lines were rotated away before they could be read)");
        }
        open(files.get(Math.min(own + 1, files.size() - 1)));
    }

    /** What is opened may not be what had that name a moment ago. */
    private boolean open(Path next) throws IOException {
        Optional<Object> before = keyOf(next);
        if (before.isEmpty()) {
            return false;
        }
        FileChannel opened = FileChannel.open(next);
        if (!before.equals(keyOf(next))) {
            opened.close();
            return false;
        }
        close();
        channel = opened;
        key = before.get();
        return true;
    }

    private static Optional<Object> keyOf(Path path) throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
