package dev.trainmaster.cli.preflight;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.dataset.Datasets;
import dev.trainmaster.cli.request.RequestFlag;
import dev.trainmaster.cli.request.RequestOptions;
import dev.trainmaster.cli.request.RequestReader;
import dev.trainmaster.cli.request.SourcedDocument;
import dev.trainmaster.cli.request.TakesRequest;
import dev.trainmaster.cli.run.PlanPage;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.request.TrainingRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trainmaster validate} */
@Command(
        name = "validate",
        description = {
            "Does the whole dry run of a request on this machine, without a server: exports the data, checks every record,",
            "probes the trainer's command. Nothing is kept. Exit code 3 if a run would fail."
        },
        footer = {
            "",
            "Examples:",
            "  trainmaster validate -f run.yaml",
            "  trainmaster validate --dataset ./my.jsonl --model tiny --epochs 1"
        })
public final class ValidateCommand extends CliCommand implements TakesRequest {

    @Mixin
    private RequestOptions options;

    private Supplier<Map<RequestFlag, Object>> flags = Map::of;

    public ValidateCommand(Cli cli) {
        super(cli);
    }

    @Override
    public void requestFlags(Supplier<Map<RequestFlag, Object>> typed) {
        flags = typed;
    }

    @Override
    protected ExitCode run(Console console) {
        Surroundings surroundings = cli().surroundings();
        Map<RequestFlag, Object> named = new EnumMap<>(RequestFlag.class);
        named.putAll(flags.get());
        Optional<String> file = Optional.ofNullable(named.get(RequestFlag.DATASET))
                .map(Object::toString)
                .filter(Datasets::isFile);
        file.ifPresent(path -> named.put(RequestFlag.DATASET, Datasets.keyOf(path)));
        SourcedDocument document = options.document(surroundings, named);
        TrainingRequest request = new RequestReader(surroundings.user()).read(document);
        PreflightReport report = new ScratchPreflight(surroundings).check(request, file);
        console.answer(report, () -> print(console, report));
        return report.failed() ? ExitCode.PREFLIGHT_FAILED : ExitCode.DONE;
    }

    private static void print(Console console, PreflightReport report) {
        PlanPage page = new PlanPage(console);
        report.plan().ifPresent(page::plan);
        page.findings(report.findings());
        if (report.failed()) {
            console.say(console.style(
                    Style.RED,
                    "A run would fail: " + Figures.count(report.errors().size(), "error") + "."));
        } else {
            console.say(console.style(Style.GREEN, "A run would get as far as its approval."));
            console.next("trainmaster run ...   with the same file and flags");
        }
    }
}
