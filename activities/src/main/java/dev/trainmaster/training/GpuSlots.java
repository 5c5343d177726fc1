package dev.trainmaster.training;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.Device;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each trainer that lives at the same time a GPU of its own. A GPU belongs to a run directory for as long as a
 * trainer of it lives, whoever watches: an adopted trainer keeps its own.
 */
public final class GpuSlots {

    static final String VARIABLE = "CUDA_VISIBLE_DEVICES";
    private static final String FILE = "gpu.json";

    private final List<String> gpus;
    private final Path runs;
    private final Supervisor supervisor;
    private final JsonFiles json = new JsonFiles();
    private final Map<RunDirectory, String> launching = new LinkedHashMap<>();

    /** @param gpus as the driver names them; none means that nobody shares them out */
    public GpuSlots(List<String> gpus, Path runs, Supervisor supervisor) {
        this.gpus = List.copyOf(gpus);
        this.runs = runs;
        this.supervisor = supervisor;
    }

    record Slot(String gpu) {}

    /** What the trainer that is about to start must have in its environment. To be followed by {@link #launched}. */
    synchronized Map<String, String> claim(RunDirectory run, Device device) throws IOException, InterruptedException {
        if (gpus.isEmpty() || device == Device.CPU || device == Device.TPU) {
            return Map.of();
        }
        Map<String, String> holders = holders(run);
        Optional<String> free =
                gpus.stream().filter(gpu -> !holders.containsKey(gpu)).findFirst();
        if (free.isEmpty()) {
            throw FailureException.of(
                    FailureType.INTERNAL,
                    Phase.TRAINING,
                    "it waits for a GPU: each of this host's has a trainer, " + holders);
        }
        run.create();
        json.write(run.train().resolve(FILE), new Slot(free.get()));
        launching.put(run, free.get());
        return Map.of(VARIABLE, free.get());
    }

    /** From here on the trainer's life tells whether its GPU is taken. */
    synchronized void launched(RunDirectory run) {
        launching.remove(run);
    }

    /** By GPU, the run that has it. */
    private Map<String, String> holders(RunDirectory asking) throws IOException, InterruptedException {
        Map<String, String> holders = new LinkedHashMap<>();
        launching.forEach((run, gpu) -> holders.put(gpu, name(run)));
        for (RunDirectory run : RunDirectory.allIn(runs)) {
            Path file = run.train().resolve(FILE);
            if (!run.equals(asking) && Files.exists(file) && mayLive(run)) {
                holders.put(json.read(file, Slot.class).gpu(), name(run));
            }
        }
        return holders;
    }

    /** What cannot be told is taken for alive: two trainers on one GPU cost more than one that waits. */
    private boolean mayLive(RunDirectory run) throws IOException, InterruptedException {
        Optional<StartDirectory> newest = run.newestStart();
        if (newest.isEmpty() || Files.exists(newest.get().exit())) {
            return false;
        }
        Finding finding = supervisor.find(run, newest.get().number());
        return !(finding instanceof Finding.Nothing
                || finding instanceof Finding.Ended
                || (finding instanceof Finding.Lost lost && lost.survivors().isEmpty()));
    }

    private static String name(RunDirectory run) {
        return run.root().getFileName().toString();
    }
}
