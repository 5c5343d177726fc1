package dev.trainmaster.supervisor;

/** How much of one output stream is kept: files of this size, the oldest dropped. */
public record OutputLimit(long bytesPerFile, int files) {

    private static final long DEFAULT_BYTES = 64L * 1024 * 1024;
    private static final int DEFAULT_FILES = 4;

    public OutputLimit {
        if (bytesPerFile < 1 || files < 1) {
            throw new IllegalArgumentException(
                    "Output needs at least 1 file of 1 byte, not " + files + " of " + bytesPerFile);
        }
    }

    public static OutputLimit standard() {
        return new OutputLimit(DEFAULT_BYTES, DEFAULT_FILES);
    }
}
