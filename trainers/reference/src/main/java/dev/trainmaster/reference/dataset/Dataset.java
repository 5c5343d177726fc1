package dev.trainmaster.reference.dataset;

import dev.trainmaster.reference.ExitCode;
import dev.trainmaster.reference.TrainerException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The records of a checked file, read from it as they are needed: memory grows with their number, not their size. */
public final class Dataset implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final LineIndex lines;
    private final RecordParser parser;
    private final int maxBytes;

    Dataset(Path path, FileChannel channel, LineIndex lines, RecordParser parser, int maxBytes) {
        this.path = path;
        this.channel = channel;
        this.lines = lines;
        this.parser = parser;
        this.maxBytes = maxBytes;
    }

    public int records() {
        return lines.count();
    }

    /** The bytes to learn of one record, cut to the maximal sequence length. */
    public byte[] text(int record) throws TrainerException {
        String place = path + " line " + (record + 1);
        try {
            ByteBuffer line = ByteBuffer.allocate(lines.length(record));
            while (line.hasRemaining() && channel.read(line, lines.start(record) + line.position()) >= 0) {}
            byte[] text = parser.text(line.array(), line.position()).getBytes(StandardCharsets.UTF_8);
            return text.length <= maxBytes ? text : Arrays.copyOf(text, maxBytes);
        } catch (InvalidRecordException e) {
            throw new TrainerException(
                    ExitCode.DATA, place + " " + e.getMessage() + " (the file changed while it was in use)");
        } catch (IOException e) {
            throw new TrainerException(ExitCode.DATA, place + ": cannot read it: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
