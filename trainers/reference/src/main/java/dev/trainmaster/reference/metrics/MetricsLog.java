package dev.trainmaster.reference.metrics;

import dev.trainmaster.reference.TrainerException;
import dev.trainmaster.reference.json.FlatJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** metrics.jsonl, one line per step. Every step stands there once, whatever was killed in between. */
public final class MetricsLog implements AutoCloseable {
    private static final int LONGEST_LINE = 4096;

    private final Path file;
    private final FileChannel channel;
    private final FlatJson json = new FlatJson();

    private MetricsLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static MetricsLog open(Path output) throws TrainerException {
        Path file = output.resolve("metrics.jsonl");
        try {
            return new MetricsLog(
                    file,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw TrainerException.disk("cannot open " + file, e);
        }
    }

    public void append(StepMetrics metrics) throws TrainerException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", metrics.step());
        line.put("epoch", metrics.epoch());
        line.put("loss", metrics.loss());
        line.put("learningRate", metrics.learningRate());
        line.put("tokens", metrics.tokens());
        line.put("time", metrics.time());
        write(line);
    }

    public void appendCompleted(int step) throws TrainerException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "completed");
        line.put("step", step);
        write(line);
        sync();
    }

    /** Before a checkpoint: a step that a checkpoint holds must not be missing here after a power cut. */
    public void sync() throws TrainerException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw TrainerException.disk("cannot sync " + file, e);
        }
    }

    /**
     * Cuts off what was written after the checkpoint that training resumes from, and a last line torn by a kill. One truncation in
     * place is atomic, and whoever follows the file keeps the same file. A completion of fewer steps than the target is cut too.
     */
    public Kept cutAfter(int step, int target) throws TrainerException {
        try {
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(0)), 1 << 16);
            Kept kept = new Kept(0, false);
            long end = 0;
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                Kept next = kept.with(line, json);
                boolean outdated = next.lastStep() > step || (next.completed() && step < target);
                if (next == kept || outdated) {
                    break;
                }
                kept = next;
                end += line.length;
            }
            if (end < channel.size()) {
                channel.truncate(end);
            }
            channel.position(end);
            return kept;
        } catch (IOException e) {
            throw TrainerException.disk("cannot cut " + file + " back to step " + step, e);
        }
    }

    @Override
    public void close() throws TrainerException {
        try {
            channel.close();
        } catch (IOException e) {
            throw TrainerException.disk("cannot close " + file, e);
        }
    }

    private void write(Map<String, Object> line) throws TrainerException {
        try {
            ByteBuffer rest = ByteBuffer.wrap((json.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            throw TrainerException.disk("cannot write to " + file, e);
        }
    }

    /** The next whole line; nothing at the end, or where something stands that this log cannot have written. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && line.size() < LONGEST_LINE; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
        }
        return new byte[0];
    }
}
