package dev.trainmaster.campaign.oracle;

import dev.trainmaster.campaign.BrokenPromise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the trainers of a run really did, each line fsynced when it was done. */
public record StepLog(List<Line> lines) {

    public record Line(String what, int step, long pid, int start) {

        private static Line parse(String text) {
            String[] words = text.split(" ");
            return new Line(words[0], Integer.parseInt(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
        }
    }

    /** @param train the trainer's output directory */
    public static StepLog in(Path train) {
        Path file = train.resolve("steps.log");
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            // A trainer that was killed in the middle of a line has not done that step.
            return new StepLog(text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Line::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int begun() {
        return (int) lines.stream().filter(line -> line.what().equals("began")).count();
    }

    public int lastStep() {
        return lines.stream().mapToInt(Line::step).max().orElse(0);
    }

    public boolean completed() {
        return lines.stream().anyMatch(line -> line.what().equals("completed"));
    }

    public List<Integer> starts() {
        return lines.stream().map(Line::start).distinct().toList();
    }

    public List<Integer> steps() {
        return lines.stream()
                .filter(line -> line.what().equals("step"))
                .map(Line::step)
                .toList();
    }

    /** One process did every step, each once, in order, to the last. */
    public void requireUninterrupted(int steps) {
        BrokenPromise.unless(begun() == 1, "the trainer began " + begun() + " times, expected once: " + lines);
        List<Integer> expected = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            expected.add(step);
        }
        BrokenPromise.unless(steps().equals(expected), "steps were lost or doubled: " + steps());
        BrokenPromise.unless(
                lines.stream().map(Line::pid).distinct().count() == 1, "more than one process trained: " + lines);
    }

    /**
     * Each start goes on where the newest checkpoint stands, redoes at most the steps since then, and leaves none out; no
     * start number was used twice.
     */
    public void requireResumed(int saveEvery) {
        int reached = 0;
        int at = 0;
        List<Integer> seen = new ArrayList<>();
        for (Line line : lines) {
            if (line.what().equals("began")) {
                BrokenPromise.unless(
                        !seen.contains(line.start()), "start " + line.start() + " was spawned twice: " + lines);
                seen.add(line.start());
                BrokenPromise.unless(
                        line.step() <= reached && reached - line.step() <= saveEvery,
                        "start " + line.start() + " went on after step " + line.step() + ", but step " + reached
                                + " was done, and a checkpoint is made every " + saveEvery + " steps");
                at = line.step();
            } else if (line.what().equals("step")) {
                BrokenPromise.unless(line.step() == at + 1, "step " + line.step() + " follows step " + at);
                at = line.step();
                reached = Math.max(reached, at);
            }
        }
    }
}
