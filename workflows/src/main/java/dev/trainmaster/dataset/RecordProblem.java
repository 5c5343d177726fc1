package dev.trainmaster.dataset;

/** A record that cannot be used: its file, its line from 1, and why. */
public record RecordProblem(String file, long line, String text) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }
}
