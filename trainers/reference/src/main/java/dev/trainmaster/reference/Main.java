package dev.trainmaster.reference;

import dev.trainmaster.reference.training.StopSwitch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Starts the reference trainer; see its README for the protocol. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        StopSwitch stop = new StopSwitch();
        SignalledExit exit = new SignalledExit(stop);
        ReferenceTrainer trainer =
                new ReferenceTrainer(out, err, Clock.systemUTC(), stop, exit::install, System.getenv());
        exit.with(codeOf(trainer, words, out, err));
    }

    /** A defect or a full memory ends the process too: the shutdown hook must not wait for a result that never comes. */
    private static ExitCode codeOf(ReferenceTrainer trainer, String[] words, PrintStream out, PrintStream err) {
        try {
            return words.length > 0 && words[0].equals(Generation.OPTION)
                    ? new Generation(out, err).run(words)
                    : trainer.run(words);
        } catch (RuntimeException | Error e) {
            e.printStackTrace(err);
            return ExitCode.DEFECT;
        }
    }
}
