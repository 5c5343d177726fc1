package dev.trainmaster.cli.view;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.run.Phases;
import dev.trainmaster.cli.run.ProgressText;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.run.Phase;
import dev.trainmaster.training.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lines that stay, for logs and pipes: one for each change, and for progress one every few seconds. */
final class PlainDisplay implements RunDisplay {

    private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(5);

    private final Console console;
    private final Clock clock;
    private final PhaseLine lines;
    private int phasesTold;
    private Phase announced = Phase.EXPORTING;
    private long lastStep = -1;
    private Instant lastProgress = Instant.EPOCH;
    private boolean answered = true;
    private String warning = "";
    private int adoptions;

    PlainDisplay(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.lines = new PhaseLine(console);
    }

    @Override
    public void show(RunView run) {
        while (phasesTold < run.phases().size() - 1) {
            console.say(lines.done(run, phasesTold++));
        }
        if (run.hasEnded()) {
            console.say(lines.outcome(run));
            return;
        }
        if (run.isAnsweredByWorker() != answered) {
            answered = run.isAnsweredByWorker();
            console.say(answered ? "A worker answers again." : "No worker answers; the run waits for one.");
        }
        if (run.phase() != announced) {
            announced = run.phase();
            console.say(console.glyphs().current() + " " + Phases.title(announced) + " ...");
        }
        tellAdoptions(run);
        run.warning().filter(text -> !text.equals(warning)).ifPresent(text -> {
            warning = text;
            console.say("warning: " + text);
        });
        run.progress().ifPresent(this::progress);
    }

    @Override
    public void pause() {
        // Lines stay where they are.
    }

    private void tellAdoptions(RunView run) {
        int now = run.starts().stream().mapToInt(start -> start.adoptions()).sum();
        if (now > adoptions) {
            adoptions = now;
            console.say("The worker took over the trainer that was running already.");
        }
    }

    private void progress(Progress progress) {
        Instant now = clock.instant();
        if (progress.step() > lastStep && now.isAfter(lastProgress.plus(BETWEEN_PROGRESS))) {
            lastStep = progress.step();
            lastProgress = now;
            console.say("  " + ProgressText.of(progress));
        }
    }
}
