package dev.trainmaster.dataset;

import dev.trainmaster.storage.DigestingInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A dataset that comes through a pipe, such as standard input: it can be read once. */
public final class StreamSource implements DatasetSource {
    private final DatasetKey key;
    private final String place;
    private final DigestingInput in;
    private final ReaderLimits limits;
    private boolean opened;

    public StreamSource(DatasetKey key, String place, InputStream in, ReaderLimits limits) {
        this.key = key;
        this.place = place;
        this.in = new DigestingInput(new SourceInput(in, place));
        this.limits = limits;
    }

    @Override
    public DatasetKey key() {
        return key;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public ReaderLimits limits() {
        return limits;
    }

    @Override
    public List<SourceFile> files() {
        if (!in.isAtEnd()) {
            return List.of();
        }
        return List.of(new SourceFile(place, in.bytes(), Optional.of(in.sha256())));
    }

    @Override
    public SourceLines open() throws IOException {
        if (opened) {
            throw new UnusableSourceException(new RecordProblem(
                    place,
                    0,
                    "it can be read only once, but this selection needs two readings; save it to a file first"));
        }
        opened = true;
        return new TextLines(Decompression.of(in), place, limits);
    }
}
