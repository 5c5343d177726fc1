package dev.trainmaster.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads what a trainer appends to its metrics file. A resumed trainer cuts off the steps that it will do again, or writes
 * the file anew: then it is read from its beginning.
 */
final class MetricsTail {

    private final LineTail lines;
    private boolean everLooked;
    private boolean newStep;
    private boolean anew;
    private OptionalLong firstRead = OptionalLong.empty();
    private Optional<Reading> last = Optional.empty();
    private OptionalDouble lastLoss = OptionalDouble.empty();
    private OptionalLong completedAt = OptionalLong.empty();

    /** One step as the trainer told it. */
    record Reading(long step, OptionalDouble epoch, OptionalDouble loss) {}

    MetricsTail(Path file) {
        this.lines = new LineTail(file, 0);
    }

    void readOn() throws IOException {
        Optional<Reading> before = last;
        firstRead = OptionalLong.empty();
        anew = lines.readOn(this::startAnew, this::take);
        newStep = everLooked && !anew && last != before;
        everLooked = true;
    }

    private void startAnew() {
        last = Optional.empty();
        lastLoss = OptionalDouble.empty();
        completedAt = OptionalLong.empty();
    }

    private void take(String text) {
        MetricsLine.read(text).ifPresent(line -> {
            if (line.completed()) {
                completedAt = OptionalLong.of(line.step().orElse(0));
            } else if (line.step().isPresent()) {
                firstRead = firstRead.isPresent() ? firstRead : line.step();
                last = Optional.of(new Reading(line.step().getAsLong(), line.epoch(), line.loss()));
                lastLoss = line.loss().isPresent() ? line.loss() : lastLoss;
            }
        });
    }

    /** Whether the last look found a step that was not there at the look before: what was there at first is no news. */
    boolean newStep() {
        return newStep;
    }

    /** Whether the last look had to begin anew: the file was cut off, or is another. */
    boolean beganAnew() {
        return anew;
    }

    /** The first of the steps that the last look read. */
    OptionalLong firstRead() {
        return firstRead;
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
