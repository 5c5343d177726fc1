package dev.trainmaster.trainer;

/** The folder below the output directory that holds one checkpoint a step, each named by its step. */
public record Checkpoints(String directory) {
    static final Checkpoints USUAL = new Checkpoints("checkpoints");

    public Checkpoints {
        directory = RelativeName.checked("checkpoints.directory", directory);
    }
}
