package dev.trainmaster.server;

import java.nio.file.Path;

/** A temporal program that answered {@code --version}. */
public record TemporalBinary(Path path, String version) {}
