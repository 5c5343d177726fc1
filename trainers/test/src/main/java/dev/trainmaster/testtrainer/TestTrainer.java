package dev.trainmaster.testtrainer;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Learns nothing, keeps the trainer's protocol as far as its switches let it, and writes down each step with an fsync,
 * so that whoever hurts it can tell afterwards what it did. It avoids whatever makes a JVM start slowly.
 *
 * <p>{@code TestTrainer OUTPUT [--switch[=value] ...]}
 */
public final class TestTrainer {

    private static final int STOPPED = 143;
    private static final int CANNOT_RESUME = 1;
    private static final int DISK = 5;

    private final Switches switches;
    private final Journal journal;
    private final Checkpoints checkpoints;
    private final Object oneStep = new Object();
    private int done;

    private TestTrainer(File output, Switches switches) throws IOException {
        this.switches = switches;
        this.checkpoints = new Checkpoints(new File(output, "checkpoints"));
        this.journal = new Journal(output);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        TestTrainer trainer = new TestTrainer(new File(arguments[0]), new Switches(arguments));
        try {
            trainer.train();
        } catch (IOException e) {
            System.err.println("cannot write: " + e.getMessage());
            Runtime.getRuntime().halt(DISK);
        }
        System.exit(trainer.switches.number("--exit", 0));
    }

    private void train() throws IOException, InterruptedException {
        Thread.sleep(switches.number("--startup", 0));
        resume();
        journal.began(done);
        Runtime.getRuntime().addShutdownHook(new Thread(this::saveAndGo, "asked-to-stop"));
        Mischief.begin(switches);
        int last = switches.number("--steps", 3);
        while (done < last) {
            Thread.sleep(switches.number("--pace", 0));
            step(done + 1);
        }
        journal.completed(last, !switches.has("--no-record"));
        Thread.sleep(switches.number("--tidy-up", 0));
    }

    private void resume() throws IOException {
        int newest = checkpoints.newest();
        if (!checkpoints.isWhole(newest)) {
            System.err.println("cannot restore checkpoint " + newest);
            System.exit(CANNOT_RESUME);
        }
        done = newest;
    }

    private void step(int number) throws IOException {
        if (number > switches.number("--hang-after", Integer.MAX_VALUE) && mayHang()) {
            Mischief.silence();
            forEver();
        }
        if (number > switches.number("--leave-after", Integer.MAX_VALUE)) {
            System.exit(0);
        }
        synchronized (oneStep) {
            boolean hopeless = number >= switches.number("--nan-at", Integer.MAX_VALUE);
            journal.stepped(number, hopeless ? "\"NaN\"" : "2.5");
            done = number;
            if (number % switches.number("--save-every", 1) == 0) {
                checkpoints.save(number, switches.number("--checkpoint-bytes", 0));
                if (number == switches.number("--corrupt-at", -1)) {
                    checkpoints.corrupt(number);
                }
            }
        }
        if (number == switches.number("--crash-at", -1)) {
            Runtime.getRuntime().halt(switches.number("--crash-code", 137));
        }
    }

    /** With {@code --hang-once} a later start gets past the place. */
    private boolean mayHang() throws IOException {
        return !switches.has("--hang-once") || new File("hung-once").createNewFile();
    }

    /** SIGTERM, or the end of {@link #main}. */
    private void saveAndGo() {
        if (switches.has("--ignore-term")) {
            forEver();
        }
        synchronized (oneStep) {
            if (done >= switches.number("--steps", 3) || switches.has("--leave-after")) {
                return; // it ends by itself
            }
            try {
                if (done > 0) {
                    checkpoints.save(done, switches.number("--checkpoint-bytes", 0));
                }
                journal.stopped(done);
            } catch (IOException e) {
                System.err.println("cannot save: " + e.getMessage());
            }
            Runtime.getRuntime().halt(STOPPED);
        }
    }

    static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
