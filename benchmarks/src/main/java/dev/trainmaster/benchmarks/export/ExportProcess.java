package dev.trainmaster.benchmarks.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportProgress;
import dev.trainmaster.dataset.FileSource;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** One measured process: {@code export|copy INPUT OUTPUT TIMES}. Prints what each time took, one JSON object a line. */
public final class ExportProcess {
    private static final double NANOS = 1e9;

    private ExportProcess() {}

    public static void main(String[] args) throws IOException {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            long wall = System.nanoTime();
            long cpu = process.getProcessCpuTime();
            long records = args[0].equals("copy")
                    ? copy(Path.of(args[1]), Path.of(args[2]))
                    : export(Path.of(args[1]), Path.of(args[2]));
            System.out.printf(
                    java.util.Locale.ROOT,
                    "{\"records\": %d, \"wallSeconds\": %f, \"cpuSeconds\": %f, \"peakMegabytes\": %f}%n",
                    records,
                    (System.nanoTime() - wall) / NANOS,
                    (process.getProcessCpuTime() - cpu) / NANOS,
                    peakMegabytes());
        }
    }

    private static long export(Path input, Path output) {
        return new DatasetExporter()
                .export(
                        new ExportOrder(
                                new FileSource(new DatasetKey("benchmark"), input, ReaderLimits.ofThisProcess()),
                                Selection.EVERYTHING,
                                ExportFormat.TUNIX_SFT,
                                output),
                        ExportProgress.NONE)
                .records();
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
