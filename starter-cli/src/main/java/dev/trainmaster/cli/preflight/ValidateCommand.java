package dev.trainmaster.cli.preflight;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.ProgressLine;
import dev.trainmaster.cli.dataset.Datasets;
import dev.trainmaster.cli.request.RequestFlag;
import dev.trainmaster.cli.request.RequestOptions;
import dev.trainmaster.cli.request.RequestReader;
import dev.trainmaster.cli.request.SourcedDocument;
import dev.trainmaster.cli.request.TakesRequest;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.request.TrainingRequest;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "  trainmaster validate --dataset ./my.jsonl --model tiny --epochs 1 --probe-steps 3",
            "  trainmaster validate -f run.yaml --warnings-as-errors --report findings.sarif"
        })
public final class ValidateCommand extends CliCommand implements TakesRequest {

    @Mixin
    private RequestOptions options;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = {
                "also write the report there: as SARIF if it ends in .sarif, as JSON if in .json, else as text;",
                "repeatable"
            })
    private List<Path> reports = List.of();

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
        ReportFiles files = new ReportFiles(surroundings, reports);
        Map<RequestFlag, Object> named = new EnumMap<>(RequestFlag.class);
        named.putAll(flags.get());
        Optional<String> file = Optional.ofNullable(named.get(RequestFlag.DATASET))
                .map(Object::toString)
                .filter(Datasets::isFile);
        file.ifPresent(path -> named.put(RequestFlag.DATASET, Datasets.keyOf(path)));
        TrainingRequest request = request(surroundings, named, files);
        PreflightReport report;
        try (ProgressLine progress = new ProgressLine(console, surroundings.clock())) {
            report = new ScratchPreflight(surroundings).check(request, file, progress::at);
        }
        files.write(report);
        console.answer(report, () -> new ReportPage(console).print(report));
        if (!report.failed()) {
            console.next("trainmaster run ...   with the same file and flags");
        }
        return report.failed() ? ExitCode.PREFLIGHT_FAILED : ExitCode.DONE;
    }

    private TrainingRequest request(Surroundings surroundings, Map<RequestFlag, Object> named, ReportFiles files) {
        try {
            SourcedDocument document = options.document(surroundings, named);
            return new RequestReader(surroundings.user()).read(document);
        } catch (CommandFailure failure) {
            files.write(new RequestFindings(options.file(surroundings)).of(failure));
            throw failure;
        }
    }
}
