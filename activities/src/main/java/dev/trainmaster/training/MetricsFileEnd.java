package dev.trainmaster.training;

import dev.trainmaster.storage.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The end of a metrics file that we write for a trainer. */
final class MetricsFileEnd {

    private MetricsFileEnd() {}

    static OptionalLong lastStep(Path file) throws IOException {
        MetricsTail tail = new MetricsTail(file);
        tail.readOn();
        return tail.last().map(reading -> OptionalLong.of(reading.step())).orElse(OptionalLong.empty());
    }

    /** Whether whoever wrote it last was killed within a line. */
    static boolean isTorn(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(in.length() - 1);
            return in.read() != '\n';
        }
    }

    /** Cuts off the steps that a resumed trainer does again. */
    static void cutAfter(Path file, long step) throws IOException {
        List<String> kept = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                OptionalLong told =
                        MetricsLine.read(line).map(MetricsLine::step).orElse(OptionalLong.empty());
                if (told.isPresent() && told.getAsLong() <= step) {
                    kept.add(line);
                }
            }
        } catch (NoSuchFileException e) {
            return;
        }
        AtomicFile.write(
                file, (String.join("\n", kept) + (kept.isEmpty() ? "" : "\n")).getBytes(StandardCharsets.UTF_8));
    }
}
