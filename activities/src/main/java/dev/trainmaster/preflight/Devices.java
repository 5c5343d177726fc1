package dev.trainmaster.preflight;

import dev.trainmaster.request.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which devices this machine has. */
@FunctionalInterface
public interface Devices {
    boolean has(Device device);

    /** By the files that their drivers make. */
    static Devices ofThisMachine() {
        return device -> switch (device) {
            case AUTO, CPU -> true;
            case CUDA -> any("/dev/nvidiactl", "/dev/nvidia0", "/dev/dxg");
            case TPU -> any("/dev/accel0", "/dev/vfio/0");
        };
    }

    private static boolean any(String... files) {
        return List.of(files).stream().anyMatch(file -> Files.exists(Path.of(file)));
    }
}
