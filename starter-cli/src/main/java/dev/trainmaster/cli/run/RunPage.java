package dev.trainmaster.cli.run;

import dev.trainmaster.approval.ApprovalView;
import dev.trainmaster.checkpoint.Resumption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.result.RunFile;
import dev.trainmaster.run.PhaseEntry;
import dev.trainmaster.training.Progress;
import dev.trainmaster.training.StartRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run in full, for a person. */
public final class RunPage {

    private final Console console;
    private final Clock clock;

    public RunPage(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    public void print(RunView run) {
        console.say(
                console.style(Style.BOLD, run.runId()) + "  " + console.style(colour(run), Phases.text(run.phase())));
        if (!run.isAnsweredByWorker() && !run.hasEnded()) {
            console.say("No worker answers: this is what the server knows. Start one with `trainmaster up`.");
        }
        run.request().ifPresent(request -> {
            line(
                    "Model",
                    request.model() + " by " + request.trainer() + " ("
                            + request.mode().text() + ")");
            line("Dataset", request.dataset());
            request.requestedBy().ifPresent(person -> line("Asked by", person));
            request.note().ifPresent(note -> line("Note", note));
        });
        line("Started", Figures.time(run.startedAt()));
        run.host().ifPresent(host -> line("Host", host));
        run.runDirectory().ifPresent(directory -> line("Files", directory));
        phases(run);
        new PlanPage(console).print(run);
        run.approval().ifPresent(this::approval);
        run.progress().ifPresent(this::progress);
        starts(run.starts());
        run.moves().forEach(move -> line("Moved", Figures.time(move.at()) + ", " + move.text()));
        files(run.files());
        run.warning().ifPresent(warning -> line("Warning", warning));
        run.failure().ifPresent(this::failure);
    }

    private void phases(RunView run) {
        List<PhaseEntry> phases = run.phases();
        for (int i = 0; i < phases.size(); i++) {
            PhaseEntry entry = phases.get(i);
            boolean last = i == phases.size() - 1;
            if (entry.phase().isOutcome()) {
                line(
                        Phases.title(entry.phase()),
                        "after " + Figures.duration(Duration.between(run.startedAt(), entry.since())));
            } else {
                Instant end = last ? clock.instant() : phases.get(i + 1).since();
                line(
                        Phases.title(entry.phase()),
                        Figures.duration(Duration.between(entry.since(), end)) + (last ? " so far" : ""));
            }
        }
    }

    private void approval(ApprovalView approval) {
        line(
                "Approvals",
                approval.approvedBy().size() + " of " + approval.quorum()
                        + (approval.approvedBy().isEmpty()
                                ? ""
                                : " (" + String.join(", ", approval.approvedBy()) + ")"));
        if (!approval.state().isFinal()) {
            approval.deadline()
                    .ifPresent(deadline -> line(
                            "Deadline",
                            Figures.time(deadline) + ", in "
                                    + Figures.duration(Duration.between(clock.instant(), deadline))));
        }
        approval.audit().stream()
                .filter(entry -> !entry.ruling().isAccepted())
                .forEach(entry -> line(
                        "Refused",
                        entry.decision().approver() + ": " + entry.ruling().text()));
    }

    private void progress(Progress progress) {
        line("Progress", ProgressText.of(progress));
    }

    private void starts(List<StartRecord> starts) {
        for (StartRecord start : starts) {
            line(
                    "Start " + start.start(),
                    start.trainer().map(trainer -> "pid " + trainer.pid()).orElse("no process yet")
                            + (start.adoptions() == 0 ? "" : ", adopted " + Figures.count(start.adoptions(), "time"))
                            + start.resumed()
                                    .map(resumed -> ", " + ResumptionText.of(resumed))
                                    .orElse("")
                            + start.ended().map(end -> ", " + end).orElse(""));
            start.resumed().map(Resumption::quarantined).orElse(List.of()).forEach(checkpoint -> {
                line("Checkpoint", ResumptionText.of(checkpoint));
                line("", "kept as " + checkpoint.path());
            });
        }
    }

    private void files(List<RunFile> files) {
        for (RunFile file : files) {
            line(
                    file == files.get(0) ? "Left" : "",
                    file.name() + ", " + Figures.bytes(file.bytes()) + ", sha256 " + PlanPage.shortened(file.sha256()));
        }
    }

    private void failure(Failure failure) {
        line("Failure", failure.type().text() + " while " + Phases.text(failure.phase()) + ": " + failure.message());
        failure.death().ifPresent(death -> {
            death.exitCode().ifPresent(code -> line("Exit code", Integer.toString(code)));
            death.signal().ifPresent(signal -> line("Signal", signal));
            LastWords.print(console, death);
            death.logPath().ifPresent(path -> line("Log", path));
        });
        line("Hint", failure.hint());
    }

    private void line(String name, String text) {
        console.say(String.format("  %-10s ", name) + text);
    }

    private static Style colour(RunView run) {
        return switch (run.phase()) {
            case COMPLETED -> Style.GREEN;
            case FAILED, REJECTED, APPROVAL_EXPIRED -> Style.RED;
            case CANCELLED, AWAITING_APPROVAL -> Style.YELLOW;
            default -> Style.CYAN;
        };
    }
}
