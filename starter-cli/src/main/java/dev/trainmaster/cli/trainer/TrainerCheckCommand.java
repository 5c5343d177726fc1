package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.console.Table;
import dev.trainmaster.cli.request.FlagKind;
import dev.trainmaster.cli.run.PlanPage;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.trainer.Claim;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainmaster trainer check} */
@Command(
        name = "check",
        description = {
            "Does the dry run of the sample data with a trainer. With --train it trains a few real steps as well, stops it",
            "with SIGTERM, starts it again, and tells what its profile claims beside what was seen. Exit code 3 if not all",
            "is well."
        },
        footer = {
            "",
            "Examples:",
            "  trainmaster trainer check reference --train",
            "  trainmaster trainer check trl --train --model /models/mine"
        })
final class TrainerCheckCommand extends CliCommand {

    @Parameters(paramLabel = "NAME", description = "the trainer")
    private String name;

    @Option(names = "--train", description = "really train, stop and resume")
    private boolean train;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "which model (default: a tiny one that the trainer has or makes)")
    private String model;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "30",
            description = "steps of the training (default: 30)")
    private int steps;

    @Option(names = "--setting", paramLabel = "KEY=VALUE", description = "a setting of this trainer; repeatable")
    private List<String> settings = List.of();

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            defaultValue = "PT10M",
            description = "for all of it (default: PT10M)")
    private Duration limit;

    TrainerCheckCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Trainers trainers = new Trainers(cli().surroundings());
        TrainerProfile profile = trainers.profile(name);
        try (TrialGround ground = TrialGround.create(cli().surroundings(), trainers)) {
            PreflightReport report = ground.dryRun(request(profile, model == null ? ground.tinyModel(profile) : model));
            List<Claim> claims = train && !report.failed() ? ground.train(profile, limit, console::note) : List.of();
            boolean good = !report.failed() && claims.stream().allMatch(Claim::holds);
            console.answer(new Checked(name, good, report, claims), () -> print(console, report, claims, good));
            return good ? ExitCode.DONE : ExitCode.PREFLIGHT_FAILED;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "The trainer " + name + " cannot be tried: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted");
        }
    }

    private TrainingRequest request(TrainerProfile profile, String model) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dataset", "sample");
        document.put("model", model);
        document.put("mode", "local");
        document.put("trainer", name);
        document.put("format", profile.formats().get(0).text());
        document.put(
                "hyperparameters",
                Map.of("maxSteps", steps, "epochs", 100, "batchSize", 4, "maxSeqLength", 256, "learningRate", 0.001));
        if (!settings.isEmpty()) {
            document.put("settings", FlagKind.SETTINGS.value(settings));
        }
        return new RequestDocument(document).read();
    }

    private void print(Console console, PreflightReport report, List<Claim> claims, boolean good) {
        PlanPage page = new PlanPage(console);
        report.plan().ifPresent(page::plan);
        page.findings(report.findings());
        if (!claims.isEmpty()) {
            Table table = new Table("WHAT", "CLAIMED", "SEEN", "");
            claims.forEach(
                    claim -> table.row(claim.about(), claim.claimed(), claim.seen(), claim.holds() ? "yes" : "NO"));
            table.print(console);
        }
        console.say(
                good
                        ? console.style(Style.GREEN, "The trainer " + name + fine())
                        : console.style(
                                Style.RED,
                                "Not all is well with the trainer " + name + ", see above" + broken(claims)));
        if (good && !train) {
            console.next("trainmaster trainer check " + name + " --train");
        }
    }

    private String fine() {
        return train ? " does what its profile says." : " is ready: the dry run found no error.";
    }

    private String broken(List<Claim> claims) {
        long broken = claims.stream().filter(claim -> !claim.holds()).count();
        if (broken > 0) {
            return " (" + Figures.count(broken, "claim") + " not kept).";
        }
        return train ? ": nothing was trained." : ".";
    }

    /** What programs read. */
    record Checked(String trainer, boolean good, PreflightReport dryRun, List<Claim> claims) {}
}
