package dev.trainmaster.supervisor;

import java.nio.file.Path;

/** A state file that is there but cannot be trusted. */
final class DamagedFileException extends Exception {

    private final transient Path file;

    DamagedFileException(Path file, String why) {
        super(why);
        this.file = file;
    }

    Finding.Damaged finding() {
        return new Finding.Damaged(file, getMessage());
    }
}
