package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A dataset in JSONL files. One instance serves one use: it notices when a file changes between its readings. */
public final class FileSource implements DatasetSource {
    private final DatasetKey key;
    private final Path path;
    private final ReaderLimits limits;
    private final Map<Path, Version> seen = new HashMap<>();
    private KeyCounts ignored = new KeyCounts();

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
    public Map<String, Long> ignoredKeys() {
        return ignored.counts();
    }

    @Override
    public List<SourceFile> files() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path file : SourceFiles.at(path)) {
            files.add(new SourceFile(file.getFileName().toString(), Files.size(file)));
        }
        return files;
    }

    @Override
    public void read(RecordSink sink) throws IOException {
        ignored = new KeyCounts();
        JsonlReader reader = new JsonlReader(limits, ignored);
        for (Path file : SourceFiles.at(path)) {
            refuseChanged(file);
            try (InputStream in = Files.newInputStream(file)) {
                if (reader.read(in, file.toString(), sink) == RecordSink.Wanted.NO_MORE) {
                    return;
                }
            }
            refuseChanged(file);
        }
    }

    private void refuseChanged(Path file) throws IOException {
        Version now = Version.of(file);
        Version before = seen.putIfAbsent(file, now);
        if (before != null && !before.equals(now)) {
            throw new UnusableSourceException(new RecordProblem(
                    file.toString(), 0, "the file changed while it was read; start again when nobody writes to it"));
        }
    }

    private record Version(long bytes, FileTime modified, String fileKey) {
        static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
        }
    }
}
