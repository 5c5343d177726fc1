package dev.trainmaster.reference.dataset;

import dev.trainmaster.reference.ExitCode;
import dev.trainmaster.reference.TrainerException;
import dev.trainmaster.reference.manifest.DatasetReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads the whole file once before anything trains: digest, size, count, and every single line. */
public final class DatasetOpener {
    private static final int LONGEST_LINE_BYTES = 64 << 20;
    private static final int PROBLEMS_TOLD = 10;

    private final DatasetReference reference;
    private final RecordParser parser;
    private final List<String> problems = new ArrayList<>();
    private final LineIndex lines = new LineIndex();
    private int invalid;

    public DatasetOpener(DatasetReference reference) {
        this.reference = reference;
        this.parser = new RecordParser(reference.format(), LONGEST_LINE_BYTES);
    }

    public Dataset open(int maxSeqLength) throws TrainerException {
        Path path = reference.path();
        if (!Files.isRegularFile(path)) {
            throw new TrainerException(ExitCode.DATA, path + ": no such file. The manifest names it as dataset.path");
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            scan(channel);
            if (invalid > PROBLEMS_TOLD) {
                problems.add(path + ": and " + (invalid - PROBLEMS_TOLD) + " more lines like these");
            }
            if (!problems.isEmpty()) {
                channel.close();
                throw new TrainerException(ExitCode.DATA, problems);
            }
            return new Dataset(path, channel, lines, parser, maxSeqLength);
        } catch (IOException e) {
            throw new TrainerException(ExitCode.DATA, path + ": cannot read it: " + e);
        }
    }

    private void scan(FileChannel channel) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
        LineBuffer line = new LineBuffer(LONGEST_LINE_BYTES);
        long position = 0;
        while (channel.read(chunk) >= 0) {
            chunk.flip();
            digest.update(chunk.array(), 0, chunk.limit());
            for (int i = 0; i < chunk.limit(); i++, position++) {
                byte next = chunk.get(i);
                if (next == '\n') {
                    check(line);
                    lines.add(position);
                    line.clear();
                } else {
                    line.append(next);
                }
            }
            chunk.clear();
        }
        if (!line.isEmpty()) {
            problem("line " + (lines.count() + 1) + " has no newline at its end: the file is cut short");
        }
        compare(position, HexFormat.of().formatHex(digest.digest()));
    }

    private void check(LineBuffer line) {
        String place = "line " + (lines.count() + 1) + " ";
        try {
            if (line.overflown()) {
                throw new InvalidRecordException("is longer than " + (LONGEST_LINE_BYTES >> 20) + " MiB");
            }
            parser.text(line.array(), line.length());
        } catch (InvalidRecordException e) {
            if (++invalid <= PROBLEMS_TOLD) {
                problem(place + e.getMessage());
            }
        }
    }

    private void compare(long bytes, String sha256) {
        if (bytes == 0) {
            problem("is empty: there is nothing to train on");
        }
        if (bytes != reference.bytes() || !sha256.equals(reference.sha256())) {
            problem("is not the file that the manifest names: it has " + bytes + " bytes and sha256 " + sha256
                    + ", the manifest says " + reference.bytes() + " and " + reference.sha256());
        }
        if (lines.count() != reference.records()) {
            problem("has " + lines.count() + " lines, the manifest says " + reference.records() + " records");
        }
    }

    private void problem(String problem) {
        problems.add(reference.path() + " " + problem);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
