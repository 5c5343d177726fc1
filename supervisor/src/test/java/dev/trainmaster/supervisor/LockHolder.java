package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that is no shim and holds a run's lock. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        FileChannel channel =
                FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        System.out.println(channel.lock().isValid() ? "held" : "not held");
        System.in.read();
    }
}
