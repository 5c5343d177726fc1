package dev.trainmaster.training;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Knows the newest durable step: checkpoints appear by rename, so a folder with a number for a name is whole. */
final class CheckpointFolder {

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    OptionalLong newestStep() throws IOException {
        OptionalLong newest = OptionalLong.empty();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, CheckpointFolder::isCheckpoint)) {
            for (Path entry : entries) {
                long step = Long.parseLong(entry.getFileName().toString());
                newest = OptionalLong.of(Math.max(step, newest.orElse(step)));
            }
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return newest;
    }

    private static boolean isCheckpoint(Path entry) {
        return entry.getFileName().toString().matches("[0-9]{1,18}") && Files.isDirectory(entry);
    }
}
