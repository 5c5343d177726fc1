package dev.trainmaster.dataset;

/** A file that is now a dataset. */
public record AddedDataset(String key, String path, long records, long bytes, String sha256, Outcome outcome) {
    /** What adding it took. */
    public enum Outcome {
        ADDED,
        ALREADY_THERE
    }
}
