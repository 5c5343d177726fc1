package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads any line, and says of a bad one what is wrong with it. */
final class CarefulReader {
    private final RecordParser parser = new RecordParser(Integer.MAX_VALUE);
    private final Optional<ExportFormat> format;

    CarefulReader() {
        this(Optional.empty());
    }

    /** @param format that must have room for every record, if one is wanted already */
    CarefulReader(Optional<ExportFormat> format) {
        this.format = format;
    }

    /** @param ignoredKeys hears of every key that a record of its kind does not have */
    DataRecord read(byte[] line, int offset, int length, Consumer<String> ignoredKeys) throws BadRecordException {
        refuseNul(line, offset, length);
        int invalid = Utf8.firstInvalid(line, offset, length);
        if (invalid != Utf8.VALID) {
            throw new BadRecordException("is no valid UTF-8 at column " + (invalid + 1) + " (counted in bytes)")
                    .at(line, offset, invalid + 1L);
        }
        DataRecord record = parser.parse(line, offset, length, ignoredKeys);
        if (format.isPresent()) {
            requireRoom(record, format.get());
        }
        return record;
    }

    /** Where in the line stands what shows of which kind its record is. */
    BadRecordException atItsKind(BadRecordException reason, byte[] line, int offset, int length)
            throws BadRecordException {
        return reason.at(line, offset, parser.kinds().find(line, offset, length).byteColumn());
    }

    private static void requireRoom(DataRecord record, ExportFormat format) throws BadRecordException {
        boolean holdsOne = format == ExportFormat.TRAINING_EXAMPLE;
        if (holdsOne
                && record instanceof Dialogue dialogue
                && dialogue.exchanges().size() > 1) {
            throw new BadRecordException("has " + dialogue.exchanges().size() + " answers, but " + format.text()
                    + " has room for one; choose the format " + ExportFormat.TUNIX_SFT.text());
        }
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
