package dev.trainmaster.benchmarks.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Traces to measure with: small ones of which a few come again and again, and long ones that are all different. */
enum TraceProfile {
    SMALL("510 B", 550, 3, 9),
    LONG("1.8 kB", Integer.MAX_VALUE, 6, 38);

    private static final String[] WORDS = {
        "number",
        "total",
        "each",
        "equals",
        "remaining",
        "price",
        "divide",
        "by",
        "the",
        "sum",
        "of",
        "three",
        "naïve",
        "and",
        "then",
        "÷",
        "apply",
        "rule",
        "over",
        "left",
        "right",
        "café",
        "answer",
        "check"
    };

    private final String size;
    private final int different;
    private final int steps;
    private final int words;

    TraceProfile(String size, int different, int steps, int words) {
        this.size = size;
        this.different = different;
        this.steps = steps;
        this.words = words;
    }

    String size() {
        return size;
    }

    void write(Path file, long records) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (long n = 0; n < records; n++) {
                out.write(record(n % different).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    String record(long number) {
        Random random = new Random(number);
        StringBuilder line = new StringBuilder("{\"trace_version\": \"1.0\", \"prompt\": \"");
        text(line, random).append(" \\\"").append(number).append("\\\"?\", \"final_answer\": \"");
        line.append(random.nextInt(1_000)).append("\", \"steps\": [");
        for (int i = 0; i < steps; i++) {
            line.append(i == 0 ? "" : ", ").append("{\"i\": ").append(i);
            text(line.append(", \"type\": \"calculation\", \"content\": \""), random)
                    .append("\"}");
        }
        return line.append("], \"meta\": {\"dataset\": \"benchmark\", \"seed\": 42, \"topic\": \"")
                .append(WORDS[random.nextInt(WORDS.length)])
                .append("\", \"index\": ")
                .append(number)
                .append("}}\n")
                .toString();
    }

    private StringBuilder text(StringBuilder line, Random random) {
        for (int i = 0; i < words; i++) {
            line.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return line;
    }
}
