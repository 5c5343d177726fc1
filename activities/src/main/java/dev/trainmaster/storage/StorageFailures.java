package dev.trainmaster.storage;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says in words what a disk did not allow, and where. */
public final class StorageFailures {
    private StorageFailures() {}

    public static FailureException of(Phase phase, String action, Path path, IOException cause) {
        String message = "cannot " + action + " " + path + ": " + reason(cause);
        return new FailureException(Failure.of(FailureType.STORAGE_FAILED, phase, message), cause);
    }

    public static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException e) {
            return e.getFile() + " is there and is something else";
        }
        if (cause instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        return cause.getMessage() == null || cause instanceof FileSystemException
                ? cause.getClass().getSimpleName()
                : cause.getMessage();
    }
}
