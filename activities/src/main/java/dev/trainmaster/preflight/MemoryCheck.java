package dev.trainmaster.preflight;

import dev.trainmaster.request.ByteSize;
import dev.trainmaster.request.Device;
import dev.trainmaster.request.TrainingRequest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Whether there is memory for a trainer at all, for what it is allowed, and for the weights of a model that lies here. */
final class MemoryCheck {
    private static final long LEAST_BYTES = 256L << 20;
    private static final String WEIGHTS = "*.{safetensors,bin,pt,pth,gguf,msgpack}";

    private final HostMemory host;

    MemoryCheck(HostMemory host) {
        this.host = host;
    }

    void look(PreflightOrder order, Findings findings) {
        host.availableBytes().ifPresent(available -> compare(order.request(), available, findings));
    }

    private static void compare(TrainingRequest request, long available, Findings findings) {
        String free = ", but " + told(available) + " are free on this host";
        OptionalLong allowed = request.resources().memoryBytes();
        if (available < LEAST_BYTES) {
            findings.add(Rule.MEMORY_LOW, "host", "a trainer needs " + told(LEAST_BYTES) + " at the least" + free);
        }
        if (allowed.isPresent() && allowed.getAsLong() > available) {
            findings.add(Rule.MEMORY_LOW, "resources.memory", "allows " + told(allowed.getAsLong()) + free);
        }
        boolean here = request.hyperparameters().device() == Device.CPU
                || request.hyperparameters().device() == Device.AUTO;
        long weights = here ? weights(request.model()) : 0;
        if (weights > available) {
            findings.add(Rule.MEMORY_LOW, "model", "its weights alone have " + told(weights) + free);
        } else if (allowed.isPresent() && weights > allowed.getAsLong()) {
            findings.add(
                    Rule.MEMORY_LOW,
                    "model",
                    "its weights alone have " + told(weights) + ", but resources.memory allows "
                            + told(allowed.getAsLong()));
        }
    }

    /** Of a model that is a folder here; what lies elsewhere is not known. */
    private static long weights(String model) {
        long bytes = 0;
        try {
            Path folder = Path.of(model);
            if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
                return 0;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, WEIGHTS)) {
                for (Path file : files) {
                    bytes += Files.size(file);
                }
            }
        } catch (IOException | InvalidPathException e) {
            return 0;
        }
        return bytes;
    }

    private static String told(long bytes) {
        return new ByteSize(bytes >> 20 << 20).toString();
    }
}
