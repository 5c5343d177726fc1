package dev.trainmaster.dataset;

import java.io.IOException;
import java.util.OptionalLong;

/** Reads the records of a source one by one. */
final class JsonlReader {
    private final CarefulReader reader = new CarefulReader();
    private final KeyCounts ignored;
    private final SeenTexts ids;
    private long index;

    JsonlReader(ReaderLimits limits, KeyCounts ignored) {
        this.ignored = ignored;
        this.ids = new SeenTexts(limits.rememberedIds());
    }

    void read(SourceLines lines, RecordSink sink) throws IOException {
        RecordSink.Wanted wanted = RecordSink.Wanted.MORE;
        while (wanted == RecordSink.Wanted.MORE && lines.next()) {
            wanted = record(lines, index++, sink);
        }
    }

    private RecordSink.Wanted record(SourceLines lines, long mine, RecordSink sink) throws IOException {
        ReasoningTrace trace;
        try {
            trace = reader.read(lines.bytes(), lines.offset(), lines.length(), ignored::add);
            if (trace.id().isPresent()) {
                refuseSeen(trace.id().get(), mine);
            }
        } catch (BadRecordException e) {
            RecordProblem problem = new RecordProblem(lines.file(), lines.number(), e.column(), e.getMessage());
            if (e.endsTheSource()) {
                throw new UnusableSourceException(problem);
            }
            return sink.bad(problem);
        }
        return sink.good(new SourceRecord(mine, lines.file(), lines.number(), trace));
    }

    private void refuseSeen(String id, long record) throws BadRecordException {
        OptionalLong first = ids.firstWith(id, record);
        if (first.isPresent()) {
            throw new BadRecordException(repeated(id, first.getAsLong()));
        }
    }

    static String repeated(String id, long firstRecord) {
        return "has the id \"" + id + "\" of record " + (firstRecord + 1) + " again; ids must be unique";
    }
}
