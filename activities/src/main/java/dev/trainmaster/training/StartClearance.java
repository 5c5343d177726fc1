package dev.trainmaster.training;

import dev.trainmaster.checkpoint.ReadyToResume;
import dev.trainmaster.checkpoint.TrainedWith;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** What must hold before a start begins: nothing else trains, the bytes are the approved ones, and a checkpoint is good. */
final class StartClearance {

    private final TrainingOrder order;
    private final RunDirectory run;
    private final TrainerProfile profile;
    private final Supervisor supervisor;
    private final TrainerLaunch launch;

    StartClearance(
            TrainingOrder order,
            RunDirectory run,
            TrainerProfile profile,
            Supervisor supervisor,
            TrainerLaunch launch) {
        this.order = order;
        this.run = run;
        this.profile = profile;
        this.supervisor = supervisor;
        this.launch = launch;
    }

    Clearance ask(ServerLine line, Decisions decisions, WatchReport report, TrainingFootprint footprint)
            throws IOException, InterruptedException {
        Supplier<Optional<Decision>> decided = decisions::next;
        launch.requireBounds(order);
        launch.requireFiles(order, profile);
        stopTheOneBefore();
        ApprovedFiles approved = new ApprovedFiles(order);
        ApprovedLaunch allowed = approved.launch();
        Optional<Decision> decision = approved.checkData(decided);
        if (decision.isEmpty()) {
            decision = line.awaitLease(decided);
        }
        if (decision.isPresent()) {
            return new Clearance.Decided(decision.get());
        }
        Optional<ReadyToResume> ready =
                new Resuming(run, profile, supervisor).before(order.start(), footprint, decided);
        if (ready.isEmpty()) {
            return new Clearance.Decided(decisions.next().orElseThrow());
        }
        ready.get().told().forEach(report::warning);
        TrainedWith.of(order, profile).write(run.train());
        PreparedStart prepared = new StartPreparation(run, profile).prepare(order.start(), allowed);
        return hasFinished(prepared) ? new Clearance.FinishedBefore() : new Clearance.Cleared(prepared.argv());
    }

    /**
     * The workflow orders a start when the one before it has ended. One that lives nevertheless is of an execution that
     * was reset or terminated, and nobody will ever ask for it again.
     */
    private void stopTheOneBefore() throws InterruptedException {
        if (order.start() == 1) {
            return;
        }
        Supervision before = new Supervision(supervisor, run, order.start() - 1);
        if (before.find() instanceof Finding.Running) {
            before.stop(
                    "start " + order.start() + " of the run was ordered",
                    order.request().limits().grace());
        }
    }

    /** Some trainers, started again at their end, train on and overwrite what they have made. */
    private boolean hasFinished(PreparedStart prepared) {
        return profile.completion().neverAgain()
                && order.totalSteps().isPresent()
                && prepared.resumesFrom().orElse(-1) >= order.totalSteps().getAsLong();
    }
}
