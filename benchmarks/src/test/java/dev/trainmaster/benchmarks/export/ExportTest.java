package dev.trainmaster.benchmarks.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"SMALL, 460, 560", "LONG, 1650, 1950"})
    void recordsHaveTheSizeThatTheFigureNames(TraceProfile profile, int least, int most) {
        assertThat(profile.record(7).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"SMALL, export", "SMALL, validate", "SMALL, copy", "LONG, export", "LONG, validate", "LONG, copy"})
    void everyRecordGoesThroughEachMeasuredProgram(TraceProfile profile, String program) {
        Path input = folder.resolve("input.jsonl");
        profile.write(input, 2_000);

        List<Taken> taken = new Programs(folder).java(program, input, 2);

        assertThat(taken).hasSize(2).allSatisfy(one -> {
            assertThat(one.records()).isEqualTo(2_000);
            assertThat(one.wallSeconds()).isPositive();
            assertThat(one.peakMegabytes()).isPositive();
        });
    }
}
