package dev.trainmaster.storage;

import java.nio.file.Path;

/** A file that lies complete on disk. */
public record Written(Path path, String sha256, long bytes) {}
