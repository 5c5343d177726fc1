package dev.trainmaster.supervisor.shim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The state files that the shim writes, each exactly once. */
final class Records {

    static final int VERSION = 1;

    private final ShimOrder order;
    private final Path directory;

    Records(ShimOrder order) {
        this.order = order;
        this.directory = order.startDirectory();
    }

    boolean specWritten() {
        return Files.exists(directory.resolve("spec.json"));
    }

    /** A trainer that filled the disk must still be able to end. */
    void reserveExit() throws IOException {
        DurableFile.reserve(reserve());
    }

    private Path reserve() {
        return directory.resolve("exit.reserve");
    }

    void shim(ProcessId shim, String bootId, long startedAtMillis) throws IOException {
        write("shim.json", identity(shim, bootId).with("startedAtMillis", startedAtMillis));
    }

    void trainer(ProcessId trainer, String bootId) throws IOException {
        write("trainer.json", identity(trainer, bootId));
    }

    void exit(
            String cause,
            int code,
            String reason,
            long startedAtMillis,
            long endedAtMillis,
            List<ProcessId> unkillable,
            long lostOutputBytes,
            boolean oomKilled)
            throws IOException {
        DurableFile.createFromReserve(
                directory.resolve("exit.json"),
                reserve(),
                header().with("cause", cause)
                        .with("code", code)
                        .with("reason", reason)
                        .with("startedAtMillis", startedAtMillis)
                        .with("endedAtMillis", endedAtMillis)
                        .with("unkillable", unkillable)
                        .with("lostOutputBytes", lostOutputBytes)
                        .with("oomKilled", oomKilled)
                        .text());
    }

    private JsonObject identity(ProcessId id, String bootId) {
        return header().with("pid", id.pid())
                .with("startTicks", id.startTicks())
                .with("bootId", bootId);
    }

    private JsonObject header() {
        return new JsonObject()
                .with("version", VERSION)
                .with("runId", order.runId())
                .with("start", order.start())
                .with("token", order.token());
    }

    private void write(String name, JsonObject object) throws IOException {
        DurableFile.create(directory.resolve(name), object.text());
    }
}
