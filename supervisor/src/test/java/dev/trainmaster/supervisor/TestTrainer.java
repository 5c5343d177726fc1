package dev.trainmaster.supervisor;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A trainer for tests: does what its switches say, one after the other, then exits 0. */
public final class TestTrainer {

    private static final String STUBBORN = "trap '' TERM HUP INT; exec sleep 120";

    private TestTrainer() {}

    public static void main(String[] switches) throws IOException, InterruptedException {
        for (String option : switches) {
            String value = option.substring(option.indexOf('=') + 1);
            switch (option.replaceFirst("=.*", "")) {
                case "--out" -> System.out.println(value);
                case "--err" -> System.err.println(value);
                case "--lines" -> lines(Integer.parseInt(value));
                case "--step-log" ->
                    Files.writeString(
                            Path.of(value),
                            ProcessHandle.current().pid() + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                case "--ignore-term" -> Runtime.getRuntime().addShutdownHook(new Thread(TestTrainer::forEver));
                case "--checkpoint-on-term" ->
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> checkpoint(value)));
                case "--setsid-grandchild" -> start("setsid", "sh", "-c", "setsid sh -c \"" + STUBBORN + "\" &");
                case "--hold-pipe" -> start("sh", "-c", "(" + STUBBORN + ") &");
                case "--tree" -> start("sh", "-c", "for i in $(seq " + value + "); do (" + STUBBORN + ") & done; wait");
                case "--forget-environment" -> start("env", "-i", "sh", "-c", STUBBORN);
                case "--sleep" -> Thread.sleep(Long.parseLong(value));
                case "--hang" -> forEver();
                case "--exit" -> System.exit(Integer.parseInt(value));
                default -> throw new IllegalArgumentException(option);
            }
        }
    }

    private static void start(String... command) throws IOException {
        new ProcessBuilder(List.of(command)).inheritIO().start();
    }

    private static void lines(int count) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false);
        byte[] newline = {'\n'};
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        try {
            for (int i = 1; i <= count; i++) {
                buffered.write(Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
                buffered.write(newline);
            }
            buffered.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkpoint(String file) {
        try {
            Files.writeString(Path.of(file), "saved");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
