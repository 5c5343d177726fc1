package dev.trainmaster.training;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads what a trainer appends to its metrics file, in whole lines, from where the last look ended. A resumed trainer
 * cuts off the steps that it will do again, or writes the file anew: then it is read from its beginning.
 */
final class MetricsTail {

    private static final int MOST_AT_ONCE = 4 * 1024 * 1024;
    private static final int REMEMBERED = 256;

    private final Path file;
    private long offset;
    private byte[] beforeOffset = new byte[0];
    private boolean everLooked;
    private boolean newStep;
    private Optional<Reading> last = Optional.empty();
    private OptionalDouble lastLoss = OptionalDouble.empty();
    private OptionalLong completedAt = OptionalLong.empty();

    /** One step as the trainer told it. */
    record Reading(long step, OptionalDouble epoch, OptionalDouble loss) {}

    MetricsTail(Path file) {
        this.file = file;
    }

    void readOn() throws IOException {
        newStep = false;
        if (Files.exists(file)) {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                readOn(in);
            } catch (FileNotFoundException e) {
                if (Files.exists(file)) {
                    throw e;
                }
            }
        }
        everLooked = true;
    }

    private void readOn(RandomAccessFile in) throws IOException {
        long end = in.length();
        boolean old = !everLooked;
        if (!goesOn(in, end)) {
            startAnew();
            old = true;
        }
        Optional<Reading> before = last;
        while (readSome(in, end)) {}
        newStep = !old && last != before;
        remember(in);
    }

    /** Not by its length alone: between two looks it may be cut off and grow beyond what it was. */
    private boolean goesOn(RandomAccessFile in, long end) throws IOException {
        return end >= offset
                && Arrays.equals(bytes(in, offset - beforeOffset.length, beforeOffset.length), beforeOffset);
    }

    private void startAnew() {
        offset = 0;
        last = Optional.empty();
        lastLoss = OptionalDouble.empty();
        completedAt = OptionalLong.empty();
    }

    private boolean readSome(RandomAccessFile in, long fileEnd) throws IOException {
        int length = (int) Math.min(MOST_AT_ONCE, fileEnd - offset);
        byte[] bytes = bytes(in, offset, length);
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        boolean lineTooLong = end == 0 && length == MOST_AT_ONCE;
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::take);
        offset += lineTooLong ? length : end;
        return lineTooLong || (end > 0 && offset < fileEnd);
    }

    private void remember(RandomAccessFile in) throws IOException {
        int length = (int) Math.min(REMEMBERED, offset);
        beforeOffset = bytes(in, offset - length, length);
    }

    private static byte[] bytes(RandomAccessFile in, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(from);
        in.readFully(bytes);
        return bytes;
    }

    private void take(String text) {
        MetricsLine.read(text).ifPresent(line -> {
            if (line.completed()) {
                completedAt = OptionalLong.of(line.step().orElse(0));
            } else if (line.step().isPresent()) {
                last = Optional.of(new Reading(line.step().getAsLong(), line.epoch(), line.loss()));
                lastLoss = line.loss().isPresent() ? line.loss() : lastLoss;
            }
        });
    }

    /** Whether the last look found a step that was not there at the look before: what was there at first is no news. */
    boolean newStep() {
        return newStep;
    }

    Optional<Reading> last() {
        return last;
    }

    OptionalDouble lastLoss() {
        return lastLoss;
    }

    /** The step of the completion record, if the trainer wrote one. */
    OptionalLong completedAt() {
        return completedAt;
    }
}
