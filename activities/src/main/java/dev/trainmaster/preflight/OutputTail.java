package dev.trainmaster.preflight;

import dev.trainmaster.trainer.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Drains a process' output, keeps its end and counts all of it. */
final class OutputTail implements Runnable {
    private static final int KEPT_BYTES = 16 * 1024;

    private final InputStream in;
    private final Redaction redaction;
    private final byte[] kept = new byte[KEPT_BYTES];
    private long bytes;

    OutputTail(InputStream in, Redaction redaction) {
        this.in = in;
        this.redaction = redaction;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[4096];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException e) {
            // The stream of a killed process breaks off: what came before is kept, and the end is told.
            byte[] told = ("\n(the output broke off: " + e.getMessage() + ")\n").getBytes(StandardCharsets.UTF_8);
            keep(told, told.length);
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    /** The last lines, whatever the bytes are, without secrets. */
    synchronized List<String> lines() {
        int length = (int) Math.min(bytes, KEPT_BYTES);
        byte[] end = new byte[length];
        for (int i = 0; i < length; i++) {
            end[i] = kept[(int) ((bytes - length + i) % KEPT_BYTES)];
        }
        return new String(end, StandardCharsets.UTF_8)
                .lines()
                .map(redaction)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private synchronized void keep(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            kept[(int) ((bytes + i) % KEPT_BYTES)] = buffer[i];
        }
        bytes += length;
    }
}
