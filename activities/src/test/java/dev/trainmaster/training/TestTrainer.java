package dev.trainmaster.training;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A trainer for tests: learns nothing, but keeps the protocol as far as its switches let it. */
public final class TestTrainer {

    /** In the folder of the training, for a trainer that holds. */
    static final String RELEASED = "released";

    private static final Duration LONGEST_TEST = Duration.ofMinutes(5);

    private final Path output;
    private final Map<String, String> switches = new HashMap<>();

    private TestTrainer(String[] arguments) {
        output = Path.of(arguments[0]);
        Stream.of(arguments)
                .skip(1)
                .map(argument -> argument.split("=", 2))
                .forEach(pair -> switches.put(pair[0], pair.length > 1 ? pair[1] : ""));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new TestTrainer(arguments).train();
    }

    private void train() throws IOException, InterruptedException {
        takeNotes();
        step("--startup", 0);
        if (newestCheckpoint() == number("--die-restoring", -1)) {
            System.err.println("ValueError: cannot restore");
            System.exit(1);
        }
        for (int step = newestCheckpoint() + 1; step <= number("--steps", 3); step++) {
            if (step > number("--hang-after", Integer.MAX_VALUE)) {
                forEver();
            }
            step("--pace", 0);
            if (step > number("--hold-after", Integer.MAX_VALUE)) {
                awaitRelease();
            }
            tell("{\"step\":" + step + ",\"epoch\":0.5,\"loss\":" + switches.getOrDefault("--loss", "2.5") + "}");
            if (step % number("--save-every", 1) == 0) {
                save(step);
            }
            if (step == number("--die-at", -1)) {
                new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start();
                forEver();
            }
        }
        if (!switches.containsKey("--no-record")) {
            tell("{\"event\":\"completed\",\"step\":" + number("--steps", 3) + "}");
        }
        step("--tidy-up", 0);
        System.exit(number("--exit", 0));
    }

    /** Everything that it does beside its steps. */
    private void takeNotes() throws IOException {
        if (switches.containsKey("--ignore-term")) {
            Runtime.getRuntime().addShutdownHook(new Thread(TestTrainer::forEver));
        }
        if (switches.containsKey("--exit-0-on-term")) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0)));
        }
        if (switches.containsKey("--save-on-term")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> save(number("--save-on-term", 0))));
        }
        if (switches.containsKey("--grandchild")) {
            new ProcessBuilder("setsid", "sh", "-c", "trap '' TERM HUP INT; sleep 60 & wait; sleep 60").start();
        }
        if (switches.containsKey("--chatter")) {
            Thread chatter = new Thread(() -> chatter(number("--chatter", 100)));
            chatter.setDaemon(true);
            chatter.start();
        }
        for (int i = 1; i <= number("--err-lines", 0); i++) {
            System.err.println("error line " + i);
        }
        if (switches.containsKey("--err")) {
            System.err.println(switches.get("--err"));
        }
        for (int i = 1; i <= number("--burst", 0); i++) {
            System.out.println("line " + i);
        }
    }

    private static void chatter(int pause) {
        try {
            for (int i = 0; ; i++) {
                System.out.println("still busy " + i);
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int number(String name, int fallback) {
        return Integer.parseInt(switches.getOrDefault(name, "" + fallback));
    }

    private void step(String pause, int fallback) throws InterruptedException {
        Thread.sleep(number(pause, fallback));
    }

    /** Until the test says so, however long this machine takes for what the test does meanwhile. */
    private void awaitRelease() {
        Path released = output.resolve(RELEASED);
        await().atMost(LONGEST_TEST).pollInterval(Duration.ofMillis(20)).until(() -> Files.exists(released));
    }

    private void tell(String line) throws IOException {
        Files.writeString(
                output.resolve("metrics.jsonl"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void save(int step) {
        try {
            Path temporary = output.resolve("checkpoints/" + step + ".tmp");
            Files.createDirectories(temporary);
            Files.write(temporary.resolve("state.bin"), new byte[number("--checkpoint-bytes", 1)]);
            Files.move(temporary, output.resolve("checkpoints/" + step), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int newestCheckpoint() throws IOException {
        try (Stream<Path> checkpoints = Files.list(output.resolve("checkpoints"))) {
            List<Integer> steps = checkpoints
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Integer::valueOf)
                    .toList();
            return steps.stream().max(Integer::compare).orElse(0);
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
