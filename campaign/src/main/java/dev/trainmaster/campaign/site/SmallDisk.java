package dev.trainmaster.campaign.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of its own below a folder, that fills up soon and can be made read-only. Only root may mount one. */
public final class SmallDisk implements AutoCloseable {

    private static final long BOUND_SECONDS = 20;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    public static SmallDisk at(Path folder, String size) throws IOException, InterruptedException {
        Folders.create(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "trainmaster-campaign", folder.toString());
        return new SmallDisk(folder);
    }

    public void grow(String size) throws IOException, InterruptedException {
        run("mount", "-o", "remount,size=" + size, folder.toString());
    }

    public void readOnly() throws IOException, InterruptedException {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    public void writable() throws IOException, InterruptedException {
        run("mount", "-o", "remount,rw", folder.toString());
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
