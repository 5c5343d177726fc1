package dev.trainmaster.reference.training;

import dev.trainmaster.reference.ExitCode;
import dev.trainmaster.reference.TrainerException;
import dev.trainmaster.reference.checkpoint.CheckpointStore;
import dev.trainmaster.reference.checkpoint.TrainingState;
import dev.trainmaster.reference.dataset.Dataset;
import dev.trainmaster.reference.metrics.Kept;
import dev.trainmaster.reference.metrics.MetricsLog;
import dev.trainmaster.reference.metrics.StepMetrics;
import dev.trainmaster.reference.model.AdamW;
import dev.trainmaster.reference.model.ByteModel;
import dev.trainmaster.reference.model.Tensors;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains from the newest good checkpoint to the last step, or until it is asked to stop. */
public final class Trainer {
    private static final int STEPS_BETWEEN_CHECKPOINTS = 10;

    private final TrainingPlan plan;
    private final CheckpointStore checkpoints;
    private final MetricsLog metrics;
    private final Progress progress;
    private final Consumer<String> trouble;
    private final StopSwitch stop;
    private final Surroundings surroundings;

    public Trainer(
            TrainingPlan plan,
            CheckpointStore checkpoints,
            MetricsLog metrics,
            Progress progress,
            Consumer<String> trouble,
            StopSwitch stop,
            Surroundings surroundings) {
        this.plan = plan;
        this.checkpoints = checkpoints;
        this.metrics = metrics;
        this.progress = progress;
        this.trouble = trouble;
        this.stop = stop;
        this.surroundings = surroundings;
    }

    public ExitCode train(Dataset dataset) throws TrainerException {
        Optional<TrainingState> saved = checkpoints.newestGood();
        TrainingState state = saved.orElseGet(() -> TrainingState.initial(
                plan.size(), plan.manifest().hyperparameters().seed()));
        Kept kept = metrics.cutAfter(state.step(), plan.totalSteps());
        if (kept.lastStep() < state.step()) {
            trouble.accept("metrics.jsonl ends at step " + kept.lastStep() + ", the checkpoint is of step "
                    + state.step() + ": the lines between were lost outside this trainer");
        }
        if (state.step() >= plan.totalSteps()) {
            return alreadyComplete(state.step(), kept);
        }
        progress.say(saved.isPresent() ? "resuming after step " + state.step() : "starting from the beginning");
        return run(dataset, state);
    }

    private ExitCode run(Dataset dataset, TrainingState from) throws TrainerException {
        Tensors gradient = Tensors.zeros(plan.size());
        ByteModel model = new ByteModel(plan.size(), from.weights());
        double learningRate = plan.manifest().hyperparameters().learningRate();
        double weightDecay = plan.manifest().hyperparameters().weightDecay();
        AdamW optimizer = new AdamW(from.weights(), from.mean(), from.square(), learningRate, weightDecay);
        Gradient batches = new Gradient(dataset, plan.order(), model, gradient, stop);
        int durable = from.step();
        for (int step = from.step() + 1; step <= plan.totalSteps(); step++) {
            Instant began = progress.now();
            if (surroundings.overflowAtStep().orElse(0) == step) {
                from.weights().outputBias()[0] = Float.POSITIVE_INFINITY;
                model.weightsChanged();
            }
            Optional<Gradient.BatchLoss> loss = batches.of(step);
            if (loss.isEmpty()) {
                return stopped(from.atStep(step - 1), durable);
            }
            StepMetrics told = told(step, loss.get(), learningRate);
            refuseUnlessFinite(told);
            optimizer.apply(step, gradient);
            model.weightsChanged();
            metrics.append(told);
            progress.step(told, plan.totalSteps());
            if (step % STEPS_BETWEEN_CHECKPOINTS == 0 && step < plan.totalSteps()) {
                save(from.atStep(step));
                durable = step;
            }
            stop.pause(surroundings.leastStepTime().minus(Duration.between(began, progress.now())));
        }
        return completed(from.atStep(plan.totalSteps()));
    }

    private StepMetrics told(int step, Gradient.BatchLoss loss, double learningRate) {
        double epoch = (double) step / plan.stepsPerEpoch();
        return new StepMetrics(step, epoch, loss.perToken(), learningRate, loss.tokens(), progress.now());
    }

    private void refuseUnlessFinite(StepMetrics told) throws TrainerException {
        if (!Double.isFinite(told.loss())) {
            metrics.append(told);
            metrics.sync();
            throw new TrainerException(
                    ExitCode.LOSS_NOT_FINITE,
                    "the loss of step " + told.step() + " is " + told.loss()
                            + ": training diverged. Lower learningRate (now " + told.learningRate()
                            + "); no checkpoint holds this step");
        }
    }

    private void save(TrainingState state) throws TrainerException {
        metrics.sync();
        checkpoints.save(state);
    }

    private ExitCode completed(TrainingState state) throws TrainerException {
        save(state);
        metrics.appendCompleted(state.step());
        progress.end("completed at step " + state.step());
        return ExitCode.OK;
    }

    private ExitCode stopped(TrainingState state, int durable) throws TrainerException {
        if (state.step() > durable) {
            save(state);
        }
        progress.end("stopped as asked, saved at step " + state.step());
        return ExitCode.STOPPED;
    }

    private ExitCode alreadyComplete(int step, Kept kept) throws TrainerException {
        if (!kept.completed()) {
            metrics.appendCompleted(step);
        }
        progress.end("already complete at step " + step + ", nothing to train");
        return ExitCode.OK;
    }
}
