package dev.trainmaster.training;

import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.SteadyClock;
import dev.trainmaster.trainer.Redaction;
import dev.trainmaster.trainer.TrainerCommand;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** One start of a trial. */
final class TrialStart {

    private static final long LOOK_MILLIS = 50;

    private final TrainingOrder order;
    private final RunDirectory run;
    private final Supervision supervision;
    private final TrainerProfile profile;
    private final TrainerHost host;
    private final Clock clock;
    private Map<String, String> environment = Map.of();
    private TrainingFootprint footprint;
    private OptionalLong found = OptionalLong.empty();
    private OptionalLong firstStep = OptionalLong.empty();

    TrialStart(
            TrainingOrder order,
            RunDirectory run,
            Supervision supervision,
            TrainerProfile profile,
            TrainerHost host,
            Clock clock) {
        this.order = order;
        this.run = run;
        this.supervision = supervision;
        this.profile = profile;
        this.host = host;
        this.clock = clock;
    }

    void begin(TrainerLaunch launch) throws IOException, InterruptedException {
        ApprovedLaunch allowed = new ApprovedFiles(order).launch();
        PreparedStart prepared = new StartPreparation(run, profile).prepare(order.start(), allowed);
        TrainerCommand command = launch.command(order, profile).with(prepared.argv());
        environment = command.environment();
        footprint = new TrainingFootprint(run, order.start(), profile, order.totalSteps(), clock);
        footprint.look();
        found = footprint.durableStep();
        supervision.take(launch.spec(order, command, Map.of(), Optional.empty()));
    }

    /** Until that is enough, the trainer has ended, or the time is over. */
    void watch(Predicate<TrainingFootprint> enough) throws IOException, InterruptedException {
        Clock steady = SteadyClock.from(clock);
        while (steady.instant().isBefore(order.deadline())) {
            Finding finding = supervision.find();
            footprint.look();
            notice();
            if (enough.test(footprint) || !(finding instanceof Finding.Running)) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void notice() {
        firstStep = firstStep.isPresent() ? firstStep : footprint.begunAt(found);
    }

    void stop() throws IOException, InterruptedException {
        supervision.stop("trainer check", order.request().limits().grace());
        footprint.look();
    }

    TrainingFootprint footprint() {
        return footprint;
    }

    /** The first step that it told, however many followed before anybody looked. */
    OptionalLong firstStep() {
        return firstStep;
    }

    Optional<Exit> ended() throws InterruptedException {
        return supervision.find() instanceof Finding.Ended ended ? Optional.of(ended.exit()) : Optional.empty();
    }

    String told() throws IOException, InterruptedException {
        Optional<Exit> exit = ended();
        return exit.isPresent() ? "exit code " + exit.get().code() + lastWords() : "it had not ended in time";
    }

    private String lastWords() throws IOException {
        Path errors = run.start(order.start()).stderr();
        String gist = Files.exists(errors) ? LastWords.in(errors, redaction()).gist() : "";
        return gist.isEmpty() ? "" : ", its last words: " + gist;
    }

    TrainingEnd judged() throws IOException, InterruptedException {
        Optional<Exit> exit = ended();
        if (exit.isEmpty()) {
            return new TrainingEnd.Lost(told(), footprint.durableStep(), footprint.progress());
        }
        return new EndJudge(
                        profile,
                        run.start(order.start()),
                        order.totalSteps(),
                        order.request().resources(),
                        redaction())
                .judge(exit.get(), footprint);
    }

    private Redaction redaction() {
        return new Redaction(List.of(environment, host.environment()));
    }
}
