package dev.trainmaster.dataset;

import dev.trainmaster.storage.DigestingInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The lines of several files in their order, each of which must stay as it is while it is read. */
final class FileLines implements SourceLines {
    private final Iterator<Path> files;
    private final UnchangedFiles unchanged;
    private final ReaderLimits limits;
    private Path file;
    private DigestingInput raw;
    private TextLines lines;

    FileLines(List<Path> files, UnchangedFiles unchanged, ReaderLimits limits) {
        this.files = files.iterator();
        this.unchanged = unchanged;
        this.limits = limits;
    }

    @Override
    public boolean next() throws IOException {
        while (lines == null || !lines.next()) {
            finish();
            if (!files.hasNext()) {
                return false;
            }
            file = files.next();
            unchanged.look(file);
            lines = open(file);
        }
        return true;
    }

    private TextLines open(Path path) throws IOException {
        raw = new DigestingInput(SourceFiles.open(path));
        try {
            return new TextLines(Decompression.of(raw), path.toString(), limits);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private void finish() throws IOException {
        if (lines != null) {
            lines.close();
            lines = null;
            unchanged.look(file);
            unchanged.wasRead(file, raw.sha256());
        }
    }

    @Override
    public byte[] bytes() {
        return lines.bytes();
    }

    @Override
    public int offset() {
        return lines.offset();
    }

    @Override
    public int length() {
        return lines.length();
    }

    @Override
    public String file() {
        return lines.file();
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
