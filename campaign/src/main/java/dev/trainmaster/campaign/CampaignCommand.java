package dev.trainmaster.campaign;

import dev.trainmaster.campaign.result.Outcome;
import dev.trainmaster.campaign.result.Page;
import dev.trainmaster.campaign.result.Results;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./trainmaster campaign} */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description = {
            "Hurts Trainmaster on this machine and checks what it promises.",
            "Each fault appends a line to results.jsonl; the page is made of all lines there.",
            "Exit code 1 when a promise was broken."
        })
final class CampaignCommand implements Callable<Integer> {

    private static final int BROKEN = 1;

    private final Path root;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FAULT", arity = "0..*", description = "T1, T2, ...; all when none is named")
    private List<String> names = List.of();

    @Option(names = "--column", description = "small or large (default: ${DEFAULT-VALUE})", defaultValue = "SMALL")
    private Column column;

    @Option(names = "--seed", description = "strikes as an earlier campaign did (default: a new one)")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--results",
            description = "folder for results and evidence (default: ${DEFAULT-VALUE})",
            defaultValue = "target/campaign")
    private Path results;

    @Option(names = "--page", description = "only print the page of the results that are there")
    private boolean pageOnly;

    CampaignCommand(Path root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Results book = Results.in(results.toAbsolutePath());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean kept = true;
        if (!pageOnly) {
            long chosen = seed.orElseGet(() -> Seeds.chosen(new SecureRandom()));
            Campaign campaign = new Campaign(root, results.toAbsolutePath().resolve("work"), column, chosen, line -> {
                err.println(line);
                err.flush();
            });
            for (Fault fault : faults()) {
                Outcome outcome = campaign.inflict(fault);
                book.add(outcome);
                kept &= outcome.violations().isEmpty();
            }
        }
        Page page = new Page(book.of(column));
        page.lines().forEach(out::println);
        return kept && page.clean() ? 0 : BROKEN;
    }

    private List<Fault> faults() {
        try {
            return new Catalogue().named(names, column);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
