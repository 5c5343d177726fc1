package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import java.io.IOException;
import java.io.InputStream;

/** Goes through an exported file on all cores, and tells of every line in its order. */
public final class ExportedFile {
    private final RecordPipeline pipeline = RecordPipeline.ofThisProcess();
    private final String name;
    private final ExportFormat format;
    private final ReaderLimits limits;

    public ExportedFile(String name, ExportFormat format, ReaderLimits limits) {
        this.name = name;
        this.format = format;
        this.limits = limits;
    }

    /** Hears of the lines. */
    public interface Listener {
        /**
         * @param hash of what is learned of it, the same for equal texts
         * @param bytes of what is learned of it, in UTF-8
         */
        void good(long line, long hash, long bytes);

        void bad(RecordProblem problem);
    }

    /**
     * Answers how many lines there are.
     *
     * @throws UnusableSourceException if a line is too long to be read
     */
    public long read(InputStream in, Listener listener) throws IOException {
        long[] lines = {0};
        try (SourceLines source = new LineReader(in, name, limits.lineBytes())) {
            pipeline.run(source, () -> new ExportedWork(format, limits.lineBytes()), batch -> {
                for (int n = 0; n < batch.count(); n++) {
                    lines[0]++;
                    RecordFacts facts = batch.facts(n);
                    if (facts.problem == null) {
                        listener.good(lines[0], facts.promptHash, facts.length);
                    } else {
                        listener.bad(batch.problem(n));
                    }
                }
                return RecordSink.Wanted.MORE;
            });
        }
        return lines[0];
    }
}
