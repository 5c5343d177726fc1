package dev.trainmaster.cli.server;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.supervisor.UnsupportedHostException;
import dev.trainmaster.training.RunQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trainers that live in this home, and whether the server knows their runs. It signals none. */
final class LiveTrainers {

    private static final String NAME = "Trainers";

    private final Surroundings surroundings;

    LiveTrainers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Live(StartDirectory start, Finding.Running running) {}

    List<Check> knownTo(RunClient client) {
        List<Check> checks = new ArrayList<>();
        int live = 0;
        try {
            Supervisor supervisor = Supervisor.onThisHost(surroundings.home().resolve("shim"), surroundings.clock());
            for (RunDirectory run : RunDirectory.allIn(runsFolder())) {
                Optional<Live> found = live(supervisor, run);
                if (found.isPresent()) {
                    live++;
                    complaint(client, run, found.get()).ifPresent(checks::add);
                }
            }
        } catch (IOException | UnsupportedHostException e) {
            return List.of(Check.warning(NAME, "cannot be looked for: " + e.getMessage(), "Look at " + runsFolder()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted");
        }
        return checks.isEmpty()
                ? List.of(Check.good(NAME, live + " live here, each of an open run of this server"))
                : checks;
    }

    private Optional<Check> complaint(RunClient client, RunDirectory run, Live live) {
        String id = run.root().getFileName().toString();
        long shim = live.running().shim().pid();
        String who = "shim " + shim
                + live.running()
                        .trainer()
                        .map(trainer -> " with trainer " + trainer.pid())
                        .orElse("")
                + " of the run " + id + " lives";
        try {
            return complaint(client.ask(id, live.start()), who, shim);
        } catch (IOException e) {
            return Optional.of(Check.warning(
                    NAME,
                    who + ", but for which execution cannot be read in "
                            + live.start().path(),
                    "A person must look: " + e.getMessage().lines().findFirst().orElse("no reason is told")));
        }
    }

    private static Optional<Check> complaint(RunQuestion.Answer answer, String who, long shim) {
        return switch (answer) {
            case OPEN -> Optional.empty();
            case CLOSED ->
                Optional.of(Check.warning(
                        NAME,
                        who + ", but that run has ended",
                        "A worker stops it within a few minutes: trainmaster up"));
            case UNKNOWN ->
                Optional.of(Check.warning(
                        NAME,
                        who + ", but this server does not know that run",
                        "Nobody touches it. Give the address of its own server, or end it: kill -TERM " + shim));
            case UNREACHABLE ->
                Optional.of(Check.warning(
                        NAME,
                        who + ", and the server did not tell what became of that run",
                        "Look again: trainmaster doctor"));
        };
    }

    private static Optional<Live> live(Supervisor supervisor, RunDirectory run)
            throws IOException, InterruptedException {
        Optional<StartDirectory> newest = run.newestStart();
        if (newest.isEmpty() || Files.exists(newest.get().exit())) {
            return Optional.empty();
        }
        return supervisor.find(run, newest.get().number()) instanceof Finding.Running running
                ? Optional.of(new Live(newest.get(), running))
                : Optional.empty();
    }

    private Path runsFolder() {
        return surroundings.home().resolve("runs");
    }
}
