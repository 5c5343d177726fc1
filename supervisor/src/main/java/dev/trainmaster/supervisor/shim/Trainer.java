package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The trainer as its parent sees it: leader of its own session and group, dead as soon as the shim is. */
final class Trainer {

    private static final long DRAIN_IDLE_MILLIS = 1_000;
    private static final long DRAIN_BOUND_MILLIS = 30_000;

    private final Process process;
    private final OutputPump stdout;
    private final OutputPump stderr;

    private Trainer(Process process, ShimOrder order) {
        this.process = process;
        File directory = order.startDirectory().toFile();
        this.stdout = new OutputPump(
                process.getInputStream(), new File(directory, "stdout.log"), order.bytesPerFile(), order.files());
        this.stderr = new OutputPump(
                process.getErrorStream(), new File(directory, "stderr.log"), order.bytesPerFile(), order.files());
    }

    /** The calling thread must live as long as the trainer: the parent-death signal is bound to it. */
    static Trainer start(ShimOrder order) throws IOException {
        List<String> command = new ArrayList<>(order.prefix());
        command.addAll(order.command());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(order.workingDirectory()).redirectInput(new File("/dev/null"));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(order.environment());
        environment.put(TokenSweep.TRAINER_VARIABLE, order.token());
        // Python's setproctitle writes the title over the environment, and the token would be gone.
        environment.put("SPT_NOENV", "1");
        Trainer trainer = new Trainer(builder.start(), order);
        trainer.stdout.start();
        trainer.stderr.start();
        return trainer;
    }

    /** Why this command cannot be executed, if so. The wrappers around it would only say 127. */
    static Optional<String> obstacle(ShimOrder order) {
        File directory = order.workingDirectory();
        if (!directory.isDirectory()) {
            return Optional.of("the working directory " + directory + " does not exist");
        }
        String program = order.command().get(0);
        if (program.indexOf('/') >= 0) {
            File file = program.startsWith("/") ? new File(program) : new File(directory, program);
            return file.isFile() && file.canExecute()
                    ? Optional.empty()
                    : Optional.of(file + " is not an executable file");
        }
        String path = order.environment().getOrDefault("PATH", "/bin:/usr/bin");
        for (String entry : path.split(":")) {
            File file = new File(entry, program);
            if (file.isFile() && file.canExecute()) {
                return Optional.empty();
            }
        }
        return Optional.of("there is no program " + program + " on the trainer's PATH " + path);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean waitFor(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** As a shell counts: 128 + n after signal n. */
    int code() {
        return process.exitValue();
    }

    void drainOutput() throws InterruptedException {
        stdout.drain(DRAIN_IDLE_MILLIS, DRAIN_BOUND_MILLIS);
        stderr.drain(DRAIN_IDLE_MILLIS, DRAIN_BOUND_MILLIS);
    }

    long lostOutputBytes() {
        return stdout.lostBytes() + stderr.lostBytes();
    }
}
