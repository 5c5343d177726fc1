package dev.trainmaster.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A record that cannot be used: its file, its line from 1, and why. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecordProblem(String file, long line, String text) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }
}
