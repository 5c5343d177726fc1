package dev.trainmaster.campaign.site;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.ProcessStat;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process that is none of our business and notes every signal that it gets. It carries the token of another run. */
public final class Stranger implements AutoCloseable {

    private static final String NOTING =
            "for s in HUP INT QUIT TERM USR1 USR2 CONT; do trap \"echo $s >> $0\" $s; done;"
                    + " echo ready > $0; while :; do sleep 1 & wait $!; done";

    private final Process process;
    private final Path notes;
    private final Proc proc = Proc.ofThisHost();
    private final ProcessId id;

    private Stranger(Process process, Path notes) {
        this.process = process;
        this.notes = notes;
        this.id = proc.stat(process.pid()).orElseThrow().id();
    }

    public static Stranger in(Path folder) throws Exception {
        Path notes = folder.resolve("signals");
        ProcessBuilder builder = new ProcessBuilder("setsid", "/bin/sh", "-c", NOTING, notes.toString());
        builder.environment().put(TokenSweep.TRAINER_VARIABLE, "the-token-of-another-run");
        Stranger stranger = new Stranger(builder.start(), notes);
        Wait.until(Duration.ofSeconds(30), "a stranger", () -> Files.exists(notes) && Files.size(notes) > 0);
        return stranger;
    }

    public ProcessId id() {
        return id;
    }

    public void requireUntouched(String by) throws IOException {
        ProcessStat now = proc.stat(id.pid()).orElse(null);
        BrokenPromise.unless(now != null && !now.gone() && now.id().equals(id), by + " killed a stranger, " + id);
        BrokenPromise.unless(!now.suspended(), by + " suspended a stranger, " + id);
        String noted = Files.readString(notes);
        BrokenPromise.unless(noted.equals("ready\n"), by + " sent a stranger: " + noted);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
