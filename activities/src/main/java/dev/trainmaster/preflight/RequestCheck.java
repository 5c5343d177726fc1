package dev.trainmaster.preflight;

import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.trainer.LaunchPlan;
import dev.trainmaster.trainer.TrainerProfile;
import java.util.stream.Stream;

/** Whether the trainer's profile allows what the request says to this trainer alone. */
final class RequestCheck {
    private RequestCheck() {}

    static void look(PreflightOrder order, TrainerProfile trainer, Findings findings) {
        TrainingRequest request = order.request();
        trainer.settings()
                .problems(request.settings())
                .forEach(problem -> findings.add(Rule.SETTING_REFUSED, problem.place(), problem.text()));
        Stream.concat(Stream.of(request.model()), request.settings().values().values().stream())
                .filter(value -> value.toString().contains(LaunchPlan.CHECKPOINT))
                .findFirst()
                .ifPresent(value -> findings.add(
                        Rule.SETTING_REFUSED,
                        "request",
                        "must not say " + LaunchPlan.CHECKPOINT + ": that stands for the checkpoint of a restart"));
        if (!trainer.formats().contains(request.format())) {
            findings.add(
                    Rule.FORMAT_UNSUPPORTED,
                    "format",
                    "trainer " + trainer.name() + " does not read "
                            + request.format().text() + "; it reads "
                            + String.join(
                                    ", ",
                                    trainer.formats().stream()
                                            .map(ExportFormat::text)
                                            .toList()));
        }
    }
}
