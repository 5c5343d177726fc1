package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * Moves one output stream of the trainer into a file that rotates: out.log, out.log.1 (older), out.log.2 and so on. A
 * full disk never blocks the trainer and never ends the pump: what cannot be written is counted.
 */
final class OutputPump implements Runnable {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final InputStream in;
    private final File file;
    private final long bytesPerFile;
    private final long bytesBeforeRotation;
    private final int files;
    private final Thread thread;
    private volatile long moved;
    private volatile long lost;
    private FileOutputStream out;
    private long written;
    private boolean isFull;

    OutputPump(InputStream in, File file, long bytesPerFile, int files) {
        this.in = in;
        this.file = file;
        this.bytesPerFile = bytesPerFile;
        this.bytesBeforeRotation = Math.max(bytesPerFile / 2, bytesPerFile - CHUNK_BYTES);
        this.files = files;
        this.thread = new Thread(this, "pump-" + file.getName());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    long lostBytes() {
        return lost;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                write(chunk, n);
                moved = moved + n;
            }
        } catch (IOException e) {
            System.err.println("reading for " + file + " ended: " + e.getMessage());
        }
    }

    /** Lines that fit stay whole: whoever reads one file finds no half line at its ends. */
    private void write(byte[] chunk, int n) {
        int from = 0;
        while (from < n) {
            if (!isOpen()) {
                lost = lost + n - from;
                return;
            }
            int room = (int) Math.min(n - from, bytesPerFile - written);
            int to = written + n - from > bytesBeforeRotation ? lineEnd(chunk, from, from + room) : from;
            isFull = to > from || room < n - from;
            to = to > from ? to : from + room;
            append(chunk, from, to);
            from = to;
        }
    }

    /** In UTF-16 with its low byte first a newline stands at an even place, and the zero behind it belongs to it. */
    private int lineEnd(byte[] chunk, int from, int to) {
        for (int end = to; end > from; end--) {
            if (chunk[end - 1] == '\n') {
                boolean lowByteFirst = (moved + end - 1) % 2 == 0;
                return lowByteFirst && end < to && chunk[end] == 0 ? end + 1 : end;
            }
        }
        return from;
    }

    private boolean isOpen() {
        try {
            if (out == null || isFull) {
                rotate();
                isFull = false;
            }
            return true;
        } catch (IOException e) {
            tellLoss(e);
            return false;
        }
    }

    private void append(byte[] chunk, int from, int to) {
        try {
            out.write(chunk, from, to - from);
            written += to - from;
        } catch (IOException e) {
            tellLoss(e);
            lost = lost + to - from;
        }
    }

    private void tellLoss(IOException e) {
        if (lost == 0) {
            System.err.println("output lost: " + e.getMessage());
        }
    }

    private void rotate() throws IOException {
        if (out != null) {
            out.close();
            out = null;
            new File(file + "." + (files - 1)).delete();
            for (int i = files - 2; i >= 1; i--) {
                new File(file + "." + i).renameTo(new File(file + "." + (i + 1)));
            }
            if (files == 1) {
                file.delete();
            } else {
                file.renameTo(new File(file + ".1"));
            }
        }
        out = new FileOutputStream(file, true);
        written = file.length();
    }

    /** Waits for the end of the stream as long as bytes move. A pipe that a stranger holds open ends nothing. */
    void drain(long idleMillis, long boundMillis) throws InterruptedException {
        long start = System.nanoTime();
        long before = -1;
        while (thread.isAlive()
                && moved != before
                && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) < boundMillis) {
            before = moved;
            thread.join(idleMillis);
        }
    }
}
