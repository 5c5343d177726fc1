package dev.trainmaster.cli.demo;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.cli.view.RunDisplay;
import dev.trainmaster.cli.worker.WorkerRecord;
import dev.trainmaster.run.Phase;
import dev.trainmaster.training.Progress;
import dev.trainmaster.training.StartRecord;
import dev.trainmaster.training.TrainerIdentity;
import java.util.Optional;
import java.util.function.Consumer;

/** Kills the worker once the training is well under way, and starts another. */
final class DemoCrash implements Consumer<RunView> {

    private static final double WHEN = 0.15;

    private final Console console;
    private final DemoStage stage;
    private final RunDisplay display;
    private Optional<Victim> victim = Optional.empty();

    DemoCrash(Console console, DemoStage stage, RunDisplay display) {
        this.console = console;
        this.stage = stage;
        this.display = display;
    }

    /** Who trained, how far it was, and which workers went and came. */
    record Victim(TrainerIdentity trainer, long step, long killedWorker, long nextWorker) {}

    Optional<Victim> victim() {
        return victim;
    }

    @Override
    public void accept(RunView run) {
        if (victim.isPresent() || run.phase() != Phase.TRAINING || !isUnderWay(run)) {
            return;
        }
        Optional<TrainerIdentity> trainer = trainer(run);
        if (trainer.isEmpty()) {
            return;
        }
        display.pause();
        long step = run.progress().map(Progress::step).orElse(0L);
        long killed = stage.killWorker();
        console.say(console.style(
                Style.RED,
                "Worker " + killed + " killed (SIGKILL) at step " + step + "; trainer "
                        + trainer.get().pid() + " is on its own."));
        WorkerRecord next = stage.startWorker();
        victim = Optional.of(new Victim(trainer.get(), step, killed, next.pid()));
    }

    static Optional<TrainerIdentity> trainer(RunView run) {
        return run.starts().stream().reduce((earlier, later) -> later).flatMap(StartRecord::trainer);
    }

    private static boolean isUnderWay(RunView run) {
        return run.progress()
                .filter(progress -> progress.totalSteps().isPresent())
                .filter(progress ->
                        progress.step() >= WHEN * progress.totalSteps().getAsLong())
                .isPresent();
    }
}
