package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Of an exported line what a trainer learns of it. */
record ExportedParts(List<String> parts, long bytes) {
    /** Between two texts stands an empty line, between two steps the end of one. */
    static final int BETWEEN_TEXTS = 2;

    static final int BETWEEN_STEPS = 1;

    static ExportedParts of(ExportFormat format, List<String> parts) {
        long bytes = parts.stream()
                .mapToLong(part -> part.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return new ExportedParts(parts, bytes + between(format, parts.size()));
    }

    static long between(ExportFormat format, int parts) {
        int steps = parts - 2;
        return switch (format) {
            case TUNIX_SFT -> 0;
            case TRAINING_EXAMPLE -> BETWEEN_TEXTS;
            case TRACE -> 2L * BETWEEN_TEXTS + (long) BETWEEN_STEPS * Math.max(0, steps - 1);
        };
    }
}
