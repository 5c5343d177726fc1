package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import io.temporal.client.WorkflowQueryException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A run of a real trainer that is about to be hurt, as its files tell it. */
record HurtRun(TestRun run, RealTrainer trainer) {

    /** Imports, compiling and restoring, on a machine with much to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Waits until this start has written a checkpoint beyond that step; answers its step. */
    long checkpointAfter(long step, int start) {
        until(() -> Files.exists(file(start, "trainer.json")) && newest() > step);
        return newest();
    }

    void kill(int start, String who) {
        LiveProcesses.kill(pid(start, who));
    }

    long pid(int start, String who) {
        until(() -> Files.exists(file(start, who)));
        return home().json(file(start, who)).path("pid").longValue();
    }

    /** The next worker finds the trainer in the middle of its work, however long it takes to start. */
    void changesItsWorker(int start) {
        long trainer = pid(start, "trainer.json");
        int before = run.newestStart().adoptions();
        LiveProcesses.hold(trainer);
        run.site().worker().kill();
        run.site().startWorker(trainer().pace());
        until(() -> run.newestStart().adoptions() > before);
        LiveProcesses.goOn(trainer);
    }

    /** It is asked to end while it stands still: one that is quick would be done before it hears of it. */
    void hears(int start, Runnable asked) {
        long pid = pid(start, "trainer.json");
        LiveProcesses.hold(pid);
        until(() -> LiveProcesses.isHeld(pid));
        asked.run();
        // The shim lets it go on, so that it can hear.
        until(() -> LiveProcesses.hasATermWaiting(pid) || !LiveProcesses.isHeld(pid));
        LiveProcesses.goOn(pid);
        if (!trainer.savesAfter().isZero()) {
            // The first of its next words may be from before it heard.
            saysMore(start, pid);
            saysMore(start, pid);
            LiveProcesses.hold(pid);
            await().pollDelay(trainer.savesAfter()).until(() -> LiveProcesses.isAlive(pid));
            LiveProcesses.goOn(pid);
        }
    }

    private void saysMore(int start, long pid) {
        File log = file(start, "stdout.log").toFile();
        long said = log.length();
        until(() -> log.length() > said || !LiveProcesses.isAlive(pid));
    }

    /** By the command, to its end. */
    void isCancelled() {
        CompletableFuture<CliResult> cancel = new CompletableFuture<>();
        hears(1, () -> cancel.completeAsync(() -> run.site().cli("cancel", run.id())));
        cancel.join().exits(0);
        new Ending(Phase.CANCELLED, 6, "").isToldByEveryoneOf(run);
    }

    /** The step of the newest checkpoint, whole or not; 0 without any. */
    long newest() {
        Path folder = checkpoint(0).getParent();
        String name = checkpoint(0).getFileName().toString();
        String before = name.substring(0, name.length() - 1);
        try (Stream<Path> entries = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(entry -> entry.startsWith(before))
                    .map(entry -> entry.substring(before.length()))
                    .filter(step -> step.matches("[0-9]+"))
                    .mapToLong(Long::parseLong)
                    .filter(step -> Files.exists(checkpoint(step).resolve(trainer.proofOfCheckpoint())))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path checkpoint(long step) {
        return output().resolve(trainer.checkpoint().replace("{step}", "" + step));
    }

    Path output() {
        return home().train(run.id());
    }

    Path file(int start, String name) {
        return output().resolve("" + start).resolve(name);
    }

    /** What a crash in the middle of a save leaves. */
    void tear(long step) {
        write(checkpoint(step).resolve(trainer.proofOfCheckpoint()), new byte[0]);
    }

    /** What a save that never came to its end leaves: no worker has seen it whole. */
    Path halfSaved(long from, long step) {
        try (Stream<Path> files = Files.walk(checkpoint(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, checkpoint(step).resolve(checkpoint(from).relativize(file)));
            }
            return checkpoint(step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a bad disk leaves: the largest file is not what it was. */
    void spoil(long step) {
        try (Stream<Path> files = Files.walk(checkpoint(step))) {
            Path largest = files.filter(Files::isRegularFile)
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 1;
            write(largest, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end. */
    JsonNode completes() {
        until(() -> Files.exists(home().run(run.id()).resolve("result.json")));
        return Ending.completed().isToldByEveryoneOf(run);
    }

    void hasTheLossesOf(String other) {
        assertThat(home().steps(run.id())).isEqualTo(home().steps(other));
        assertThat(home().losses(run.id())).isEqualTo(home().losses(other));
    }

    private TestHome home() {
        return run.site().home();
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void until(Callable<Boolean> condition) {
        // A query finds no answer while its worker begins.
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsInstanceOf(WorkflowQueryException.class)
                .until(condition);
    }
}
