package dev.trainmaster.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A dataset in JSONL files. One instance serves one use: it notices when a file changes between its readings. */
public final class FileSource implements DatasetSource {
    private final DatasetKey key;
    private final Path path;
    private final ReaderLimits limits;
    private final UnchangedFiles unchanged = new UnchangedFiles();

    /** @param path a file, or a directory of {@code *.jsonl} */
    public FileSource(DatasetKey key, Path path, ReaderLimits limits) {
        this.key = key;
        this.path = path;
        this.limits = limits;
    }

    @Override
    public DatasetKey key() {
        return key;
    }

    @Override
    public String place() {
        return path.toString();
    }

    @Override
    public ReaderLimits limits() {
        return limits;
    }

    @Override
    public List<SourceFile> files() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path file : SourceFiles.at(path)) {
            files.add(new SourceFile(file.getFileName().toString(), Files.size(file), unchanged.sha256(file)));
        }
        return files;
    }

    @Override
    public SourceLines open() {
        return new FileLines(SourceFiles.at(path), unchanged, limits);
    }
}
