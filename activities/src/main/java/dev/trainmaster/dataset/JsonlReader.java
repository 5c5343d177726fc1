package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the records of a source one by one. */
final class JsonlReader {
    private final Optional<ExportFormat> format;
    private final CarefulReader reader;
    private final KeyCounts ignored;
    private final SeenTexts ids;
    private final OneKind kind = new OneKind();
    private long index;

    JsonlReader(ReaderLimits limits, KeyCounts ignored) {
        this(limits, ignored, Optional.empty());
    }

    /** @param format that every record must fit, if one is wanted already */
    JsonlReader(ReaderLimits limits, KeyCounts ignored, Optional<ExportFormat> format) {
        this.format = format;
        this.reader = new CarefulReader(format);
        this.ignored = ignored;
        this.ids = new SeenTexts(limits.rememberedIds());
    }

    void read(SourceLines lines, RecordSink sink) throws IOException {
        RecordSink.Wanted wanted = RecordSink.Wanted.MORE;
        while (wanted == RecordSink.Wanted.MORE && lines.next()) {
            wanted = record(lines, index++, sink);
        }
    }

    /** Empty before the first good record. */
    Optional<RecordKind> kind() {
        return kind.kind();
    }

    private RecordSink.Wanted record(SourceLines lines, long mine, RecordSink sink) throws IOException {
        DataRecord record;
        try {
            record = reader.read(lines.bytes(), lines.offset(), lines.length(), ignored::add);
            refuseItsKind(lines, mine, record.kind());
            if (record.id().isPresent()) {
                refuseSeen(record.id().get(), mine);
            }
        } catch (BadRecordException e) {
            RecordProblem problem = new RecordProblem(lines.file(), lines.number(), e.column(), e.getMessage());
            if (e.endsTheSource()) {
                throw new UnusableSourceException(problem);
            }
            return sink.bad(problem);
        }
        return sink.good(new SourceRecord(mine, lines.file(), lines.number(), record));
    }

    private void refuseItsKind(SourceLines lines, long mine, RecordKind its) throws BadRecordException {
        if (!kind.allows(its, mine)) {
            throw reader.atItsKind(kind.refusal(its), lines.bytes(), lines.offset(), lines.length());
        }
        if (format.isPresent() && !its.fits(format.get())) {
            throw reader.atItsKind(its.refusal(format.get()), lines.bytes(), lines.offset(), lines.length());
        }
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
