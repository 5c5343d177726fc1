package dev.trainmaster.trainer;

/** The file below the output directory that a trainer appends its steps to. */
public record Metrics(String file) {
    static final Metrics USUAL = new Metrics("metrics.jsonl");

    public Metrics {
        file = RelativeName.checked("metrics.file", file);
    }
}
