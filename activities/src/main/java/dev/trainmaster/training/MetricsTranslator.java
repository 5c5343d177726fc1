package dev.trainmaster.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.Metrics;
import dev.trainmaster.trainer.MetricsFormat;
import dev.trainmaster.trainer.OutputStreamName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Puts what a trainer says in its own way into metrics.jsonl, so that nobody else has to know that way. Read again from
 * the start's beginning after an adoption, it writes only what is not there yet.
 */
public final class MetricsTranslator {

    private final Metrics metrics;
    private final ForeignReader reader;
    private final Path target;
    private final LineTail lines;
    private final Clock clock;
    private final StringBuilder news = new StringBuilder();
    private long counted;
    private long written;
    private OptionalLong firstRead = OptionalLong.empty();

    private MetricsTranslator(Metrics metrics, Path source, Path target, LaunchRecord launch, Clock clock)
            throws IOException {
        this.metrics = metrics;
        this.reader = new ForeignReader(metrics);
        this.target = target;
        this.lines = new LineTail(source, launch.metricsOffset());
        this.clock = clock;
        this.counted = launch.resumedFrom().orElse(0);
        this.written = MetricsFileEnd.lastStep(target).orElse(0);
        if (MetricsFileEnd.isTorn(target)) {
            news.append('\n');
        }
    }

    /** For a trainer that nothing came before. */
    public static MetricsTranslator ofFirstStart(Metrics metrics, RunDirectory run, Clock clock) throws IOException {
        return of(metrics, run, new LaunchRecord(1, OptionalLong.empty(), 0), clock);
    }

    static MetricsTranslator of(Metrics metrics, RunDirectory run, LaunchRecord launch, Clock clock)
            throws IOException {
        Path source = metrics.stream()
                .map(stream -> stream == OutputStreamName.STDOUT
                        ? run.start(launch.start()).stdout()
                        : run.start(launch.start()).stderr())
                .orElse(run.train().resolve(metrics.file()));
        return new MetricsTranslator(metrics, source, run.metrics(), launch, clock);
    }

    public void readOn() throws IOException {
        // Where so much was rotated away that it begins anew, what it says next goes on from the steps before.
        lines.readOn(() -> {}, this::take);
        if (news.length() > 1) {
            Files.writeString(
                    target, news, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            news.setLength(0);
        }
    }

    /** The first step that this start told, whatever stands in the target. */
    OptionalLong firstRead() {
        return firstRead;
    }

    private void take(String text) {
        if (metrics.format() == MetricsFormat.JSONL && completes(text)) {
            news.append(text.strip()).append('\n');
            return;
        }
        reader.read(text).ifPresent(line -> {
            if (line.step().isPresent()) {
                counted = line.step().getAsLong();
            } else if (line.loss().isPresent()) {
                counted += metrics.stepsApart().orElse(1);
            } else {
                return;
            }
            firstRead = firstRead.isPresent() ? firstRead : OptionalLong.of(counted);
            if (counted > written) {
                written = counted;
                news.append(told(line)).append('\n');
            }
        });
    }

    private static boolean completes(String text) {
        return MetricsLine.read(text).map(MetricsLine::completed).orElse(false);
    }

    private ObjectNode told(ForeignLine line) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("step", counted);
        put(node, "epoch", line.epoch());
        put(node, "loss", line.loss());
        put(node, "learningRate", line.learningRate());
        return node.put("time", clock.instant().toString());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent() && Double.isNaN(value.getAsDouble())) {
            node.put(name, "NaN");
        } else if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        }
    }
}
