package dev.trainmaster.cli.request;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.request.InvalidRequestException;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a request out of a file, flags or both, and tells everything that is wrong with it at once. */
public final class RequestReader {

    private final String user;

    public RequestReader(String user) {
        this.user = user;
    }

    public SourcedDocument collect(Optional<Path> file, Map<RequestFlag, Object> flags) {
        SourcedDocument document = file.map(RequestFile::read).orElseGet(SourcedDocument::empty);
        document.content().putIfAbsent(RequestFlag.REQUESTED_BY.path(), user);
        for (Map.Entry<RequestFlag, Object> flag : flags.entrySet()) {
            document = document.with(flag.getKey(), flag.getValue());
        }
        return document;
    }

    /** The request with all its defaults filled in. */
    public TrainingRequest read(SourcedDocument document) {
        try {
            return new RequestDocument(document.content()).read();
        } catch (InvalidRequestException e) {
            List<String> problems = e.problems().stream().map(document::explain).toList();
            throw new CommandFailure(
                    ExitCode.USAGE,
                    problems.size() == 1
                            ? "The request is not valid"
                            : "The request has " + problems.size() + " problems",
                    problems,
                    List.of(
                            "See `trainmaster start --help` for every field, or `trainmaster init` for a commented file."));
        }
    }
}
