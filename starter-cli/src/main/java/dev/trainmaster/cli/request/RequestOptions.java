package dev.trainmaster.cli.request;

import dev.trainmaster.cli.Surroundings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Option;

/** Where a request comes from and what its run is called. */
public final class RequestOptions {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "a run.yaml (write a commented one with `trainmaster init`)")
    private Path file;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "the run's id (default: one that tells time and dataset); the same id twice is the same run")
    private String id;

    public SourcedDocument document(Surroundings surroundings, Map<RequestFlag, Object> flags) {
        Optional<Path> given = file(surroundings);
        SourcedDocument document = new RequestReader(surroundings.user()).collect(given, flags);
        if (!document.content().containsKey(RequestFlag.REVISION.path())) {
            Path directory = given.map(Path::getParent).orElse(surroundings.workingDirectory());
            new GitRevision(surroundings.environment())
                    .of(directory)
                    .ifPresent(revision -> document.content().put(RequestFlag.REVISION.path(), revision));
        }
        return document;
    }

    public Optional<Path> file(Surroundings surroundings) {
        return Optional.ofNullable(file).map(surroundings.workingDirectory()::resolve);
    }

    public String runId(Surroundings surroundings, String dataset) {
        RunIds ids = new RunIds(surroundings.clock(), RandomGenerator.getDefault());
        return Optional.ofNullable(id).map(ids::given).orElseGet(() -> ids.made(dataset));
    }
}
