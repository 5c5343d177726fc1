package dev.trainmaster.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of its own below a folder, that fills up soon and can be made read-only. Only root may mount one. */
public final class SmallDisk implements AutoCloseable {

    private static final long BOUND_SECONDS = 20;
    private static final String BALLAST = "ballast";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    public static SmallDisk at(Path folder, String size) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "trainmaster-small", folder.toString());
        return new SmallDisk(folder);
    }

    public void grow(String size) throws IOException, InterruptedException {
        run("mount", "-o", "remount,size=" + size, folder.toString());
    }

    /** In small pieces: the trainer writes meanwhile. To ask for the file store reads all mounts, so that is done once. */
    public void fillUpTo(long leftBytes) throws IOException {
        byte[] piece = new byte[1 << 16];
        FileStore store = Files.getFileStore(folder);
        try (OutputStream ballast = Files.newOutputStream(folder.resolve(BALLAST))) {
            while (store.getUsableSpace() > leftBytes) {
                ballast.write(piece);
            }
        }
    }

    public void readOnly() throws IOException, InterruptedException {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    public void writable() throws IOException, InterruptedException {
        run("mount", "-o", "remount,rw", folder.toString());
    }

    public void makeRoom() throws IOException {
        Files.delete(folder.resolve(BALLAST));
    }

    /** Those that an interrupted campaign left. */
    public static void unmountBelow(Path folder) {
        try {
            List<String> left = Files.readAllLines(Path.of("/proc/mounts")).stream()
                    .map(line -> line.split(" ")[1])
                    .filter(place -> place.startsWith(folder + "/"))
                    .toList();
            for (String place : left) {
                run("umount", "--lazy", place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("failed, does this need root? " + List.of(command));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "--lazy", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
