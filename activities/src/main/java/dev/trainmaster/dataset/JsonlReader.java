package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * Reads JSONL records from a stream in bounded memory. A byte order mark at the start, carriage returns before newlines,
 * empty lines and a missing last newline are tolerated; everything else must be strict UTF-8 JSON.
 */
final class JsonlReader {
    private static final int BOM_BYTES = 3;

    private final ReaderLimits limits;
    private final TraceParser parser;
    private final SeenTexts ids;
    private long index;

    JsonlReader(ReaderLimits limits, KeyCounts ignored) {
        this.limits = limits;
        this.parser = new TraceParser(limits.lineBytes(), ignored::add);
        this.ids = new SeenTexts(limits.rememberedIds());
    }

    /** Reads one file; the next one goes on with the numbering and remembers the ids. */
    RecordSink.Wanted read(InputStream in, String file, RecordSink sink) throws IOException {
        LineReader lines = new LineReader(in, file, limits.lineBytes());
        while (lines.next()) {
            int skipped = lines.number() == 1 ? bom(lines) : 0;
            int length = lines.length() - skipped;
            int offset = lines.offset() + skipped;
            if (isBlank(lines.bytes(), offset, length)) {
                continue;
            }
            Magic.refuse(file, lines, offset, length);
            if (record(file, lines, offset, length, sink) == RecordSink.Wanted.NO_MORE) {
                return RecordSink.Wanted.NO_MORE;
            }
        }
        return RecordSink.Wanted.MORE;
    }

    private RecordSink.Wanted record(String file, LineReader lines, int offset, int length, RecordSink sink)
            throws IOException {
        long mine = index++;
        ReasoningTrace trace;
        try {
            int invalid = Utf8.firstInvalid(lines.bytes(), offset, length);
            if (invalid != Utf8.VALID) {
                throw new BadRecordException("is no valid UTF-8 at column " + (invalid + 1) + " (counted in bytes)");
            }
            trace = parser.parse(lines.bytes(), offset, length);
            if (trace.id().isPresent()) {
                refuseSeen(trace.id().get(), mine);
            }
        } catch (BadRecordException e) {
            return sink.bad(new RecordProblem(file, lines.number(), e.getMessage()));
        }
        return sink.good(new SourceRecord(mine, file, lines.number(), trace));
    }

    private void refuseSeen(String id, long record) throws BadRecordException {
        OptionalLong first = ids.firstWith(id, record);
        if (first.isPresent()) {
            throw new BadRecordException(
                    "has the id \"" + id + "\" of record " + (first.getAsLong() + 1) + " again; ids must be unique");
        }
    }

    private static int bom(LineReader lines) {
        byte[] bytes = lines.bytes();
        int at = lines.offset();
        boolean marked = lines.length() >= BOM_BYTES
                && (bytes[at] & 0xFF) == 0xEF
                && (bytes[at + 1] & 0xFF) == 0xBB
                && (bytes[at + 2] & 0xFF) == 0xBF;
        return marked ? BOM_BYTES : 0;
    }

    private static boolean isBlank(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
