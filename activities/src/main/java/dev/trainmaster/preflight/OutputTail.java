package dev.trainmaster.preflight;

import dev.trainmaster.trainer.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Drains a process' output, keeps its end, counts all of it and copies it where somebody reads on. */
final class OutputTail implements Runnable {
    private static final int KEPT_BYTES = 16 * 1024;

    private final InputStream in;
    private final Redaction redaction;
    private final byte[] kept = new byte[KEPT_BYTES];
    private final OutputStream copy;
    private long bytes;

    /** @param copy gets all of it as well */
    OutputTail(InputStream in, Redaction redaction, OutputStream copy) {
        this.in = in;
        this.redaction = redaction;
        this.copy = copy;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[4096];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                keep(buffer, read);
                copy.write(buffer, 0, read);
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
