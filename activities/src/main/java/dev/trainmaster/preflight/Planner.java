package dev.trainmaster.preflight;

import dev.trainmaster.request.Hyperparameters;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;
import java.util.Optional;
import java.util.OptionalLong;

/** How many steps the training will take: as the trainer says, else by its profile's rule. */
final class Planner {
    private final TrainerHost host;

    Planner(TrainerHost host) {
        this.host = host;
    }

    TrainingPlan plan(
            PreflightOrder order,
            TrainerProfile trainer,
            ProbeAnswer answer,
            LengthStatistics lengths,
            Findings findings) {
        Hyperparameters settings = order.request().hyperparameters();
        long records = order.dataset().records();
        long perEpoch = answer.stepsPerEpoch()
                .orElseGet(() -> trainer.tailBatch().stepsPerEpoch(records, settings.batchSize()));
        long all = perEpoch * settings.epochs();
        long total = answer.totalSteps()
                .orElse(
                        settings.maxSteps().isPresent()
                                ? Math.min(all, settings.maxSteps().getAsInt())
                                : all);
        if (perEpoch < 1 || total < 1) {
            findings.add(
                    Rule.NO_STEPS,
                    "hyperparameters.batchSize",
                    records + " records in batches of " + settings.batchSize() + " give no step");
        }
        return new TrainingPlan(
                trainer.commandIn(order.place(host, trainer)).argv(),
                answer.version().or(trainer::version),
                records,
                OptionalLong.of(perEpoch),
                OptionalLong.of(total),
                lengths,
                Optional.empty());
    }
}
