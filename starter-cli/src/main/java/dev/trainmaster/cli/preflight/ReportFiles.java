package dev.trainmaster.cli.preflight;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Json;
import dev.trainmaster.cli.console.OutputFormat;
import dev.trainmaster.cli.console.Terminal;
import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.SarifReport;
import dev.trainmaster.storage.AtomicFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a report into the files that a person asked for, each in the format that its ending says. */
final class ReportFiles {

    private static final int COLUMNS = 120;

    private final Path workingDirectory;
    private final List<Path> files;

    ReportFiles(Surroundings surroundings, List<Path> files) {
        this.workingDirectory = surroundings.workingDirectory();
        this.files = files;
    }

    void write(PreflightReport report) {
        for (Path file : files) {
            Path target = workingDirectory.resolve(file).normalize();
            try {
                write(target, bytes(target.toString(), report));
            } catch (IOException e) {
                throw new CommandFailure(ExitCode.USAGE, "Cannot write the report to " + target + ": " + e);
            }
        }
    }

    /** What is no regular file, such as a terminal or a pipe, cannot be replaced by renaming. */
    private static void write(Path target, byte[] bytes) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            Files.write(target, bytes);
        } else {
            AtomicFile.write(target, bytes);
        }
    }

    private byte[] bytes(String name, PreflightReport report) throws IOException {
        if (name.endsWith(".sarif") || name.endsWith(".sarif.json")) {
            String version = ProductVersion.ofThisBuild().text();
            return json(new SarifReport(version, workingDirectory).of(report));
        }
        return name.endsWith(".json") ? json(report) : text(report);
    }

    private static byte[] json(Object document) throws IOException {
        return new Json().mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }

    private static byte[] text(PreflightReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal paper = new Terminal(out, out, false, false, true, COLUMNS);
        new ReportPage(new Console(paper, OutputFormat.table, new BufferedReader(Reader.nullReader()))).print(report);
        return bytes.toByteArray();
    }
}
