package dev.trainmaster.supervisor;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The files of one output stream: out.log, before it out.log.1, before that out.log.2 and so on. */
public final class RotatedLog {

    private static final int MARK_BYTES = 2;

    private RotatedLog() {}

    /** Those that are there, the oldest first. */
    public static List<Path> files(Path newest) {
        List<Path> files = new ArrayList<>();
        if (Files.exists(newest)) {
            files.add(newest);
        }
        for (int i = 1; Files.exists(rotated(newest, i)); i++) {
            files.add(rotated(newest, i));
        }
        Collections.reverse(files);
        return files;
    }

    private static Path rotated(Path newest, int age) {
        return newest.resolveSibling(newest.getFileName() + "." + age);
    }

    /** By the mark at its very beginning; empty while that is too short to tell. */
    static Optional<Charset> charset(Path newest) throws IOException {
        List<Path> files = files(newest);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        byte[] mark = new byte[MARK_BYTES];
        try (RandomAccessFile in = new RandomAccessFile(files.get(0).toFile(), "r")) {
            if (in.length() < mark.length) {
                return Optional.empty();
            }
            in.readFully(mark);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
        if (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.of(
                mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    }
}
