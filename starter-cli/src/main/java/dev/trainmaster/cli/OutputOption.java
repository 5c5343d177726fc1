package dev.trainmaster.cli;

import dev.trainmaster.cli.console.OutputFormat;
import picocli.CommandLine.Option;

/** For whom the command prints. */
public final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            description = "for people (table) or programs (json: one document on stdout)",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.table;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    private boolean help;

    OutputFormat format() {
        return format;
    }
}
