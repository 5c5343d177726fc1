package dev.trainmaster.benchmarks.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.trainmaster.benchmarks.lab.BenchmarkException;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportProgress;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.FileSource;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.preflight.DatasetCheck;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.PreflightOrder;
import dev.trainmaster.preflight.Severity;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.request.TrainingRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One measured process: {@code export|validate|copy INPUT OUTPUT TIMES}. Prints what each time took, one JSON object a line. */
public final class ExportProcess {
    private static final double NANOS = 1e9;

    private ExportProcess() {}

    public static void main(String[] args) throws IOException {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path input = Path.of(args[1]);
        Path output = Path.of(args[2]);
        Measured work = work(args[0], input, output);
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            work.prepare();
            long wall = System.nanoTime();
            long cpu = process.getProcessCpuTime();
            long records = work.records();
            System.out.printf(
                    java.util.Locale.ROOT,
                    "{\"records\": %d, \"wallSeconds\": %f, \"cpuSeconds\": %f, \"peakMegabytes\": %f}%n",
                    records,
                    (System.nanoTime() - wall) / NANOS,
                    (process.getProcessCpuTime() - cpu) / NANOS,
                    peakMegabytes());
        }
    }

    @FunctionalInterface
    private interface Measured {
        long records() throws IOException;

        /** Not measured. */
        default void prepare() throws IOException {}
    }

    /** Into an empty place, as the first export is: a later one compares what is there as well. */
    private record FreshExport(Path input, Path output) implements Measured {
        @Override
        public void prepare() throws IOException {
            Files.deleteIfExists(output);
        }

        @Override
        public long records() {
            return export(input, output).records();
        }
    }

    /** What is validated is exported before the measurement. */
    private static Measured work(String what, Path input, Path output) {
        return switch (what) {
            case "copy" -> () -> copy(input, output);
            case "validate" -> validation(export(input, output));
            default -> new FreshExport(input, output);
        };
    }

    private static Measured validation(ExportReceipt export) {
        TrainingRequest request = TrainingRequest.of(
                Map.of("dataset", "benchmark", "model", "none", "hyperparameters", Map.of("maxSeqLength", 32_768)));
        ManifestReceipt manifest = new ManifestReceipt("", "", Optional.empty());
        Path directory = Path.of(export.path()).getParent();
        PreflightOrder order = new PreflightOrder("benchmark", directory, request, export, manifest);
        return () -> {
            List<Finding> errors = DatasetCheck.findings(order, ReaderLimits.ofThisProcess()).stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList();
            if (!errors.isEmpty()) {
                throw new BenchmarkException("what was exported is not valid: " + errors);
            }
            return export.records();
        };
    }

    private static ExportReceipt export(Path input, Path output) {
        return new DatasetExporter()
                .export(
                        new ExportOrder(
                                new FileSource(new DatasetKey("benchmark"), input, ReaderLimits.ofThisProcess()),
                                Selection.EVERYTHING,
                                ExportFormat.TUNIX_SFT,
                                output),
                        ExportProgress.NONE);
    }

    /** The least that any program does that reads JSON and writes JSON. */
    private static long copy(Path input, Path output) throws IOException {
        JsonFactory factory = new JsonFactory();
        long records = 0;
        try (InputStream in = Files.newInputStream(input);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(output), 1 << 16);
                JsonParser parser = factory.createParser(in);
                JsonGenerator json = factory.createGenerator(out)) {
            json.setRootValueSeparator(null);
            while (parser.nextToken() != null) {
                json.copyCurrentEvent(parser);
                if (parser.currentToken() == JsonToken.END_OBJECT
                        && parser.getParsingContext().inRoot()) {
                    json.writeRaw('\n');
                    records++;
                }
            }
        }
        return records;
    }

    private static double peakMegabytes() throws IOException {
        return Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
