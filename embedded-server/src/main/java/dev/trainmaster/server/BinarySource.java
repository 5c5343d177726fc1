package dev.trainmaster.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** A way to get the temporal program. */
interface BinarySource {
    /** Puts the program there, whole or not at all. */
    void fetch(Path destination, Consumer<String> progress) throws IOException;

    static void moveIntoPlace(Path program, Path destination) throws IOException {
        Files.createDirectories(destination.getParent());
        Files.move(program, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
