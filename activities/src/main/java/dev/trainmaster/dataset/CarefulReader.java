package dev.trainmaster.dataset;

import java.util.function.Consumer;

/** Reads any line, and says of a bad one what is wrong with it. */
final class CarefulReader {
    private final TraceParser parser = new TraceParser(Integer.MAX_VALUE);

    /** @param ignoredKeys hears of every key that a ReasoningTrace does not have */
    ReasoningTrace read(byte[] line, int offset, int length, Consumer<String> ignoredKeys) throws BadRecordException {
        refuseNul(line, offset, length);
        int invalid = Utf8.firstInvalid(line, offset, length);
        if (invalid != Utf8.VALID) {
            throw new BadRecordException("is no valid UTF-8 at column " + (invalid + 1) + " (counted in bytes)")
                    .at(line, offset, invalid + 1L);
        }
        return parser.parse(line, offset, length, ignoredKeys);
    }

    private static void refuseNul(byte[] line, int offset, int length) throws BadRecordException {
        for (int i = offset; i < offset + length; i++) {
            if (line[i] == 0) {
                throw BadRecordException.theLast(
                                "has a NUL byte at column " + (i - offset + 1) + ": this is a binary file, not JSONL")
                        .at(line, offset, i - offset + 1L);
            }
        }
    }
}
