package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.supervisor.RunDirectory;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityNotExistsException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandBackTest {

    private static final WorkerIdentity SELF = new WorkerIdentity(10, 100, "boot");
    private static final WorkerIdentity DEAD = new WorkerIdentity(20, 200, "boot");
    private static final WorkerIdentity ALIVE = new WorkerIdentity(30, 300, "boot");

    @TempDir
    Path runs;

    private final List<String> givenBack = new ArrayList<>();

    @Test
    void whatADeadWorkerHeldIsGivenBackOnce() throws IOException {
        watchedBy(DEAD, "run", 1, "token");

        assertThat(handBack(DEAD::equals).giveBack()).isEqualTo(1);
        assertThat(handBack(DEAD::equals).giveBack()).isZero();
        assertThat(givenBack).containsExactly("token");
    }

    @Test
    void aWorkerThatLivesKeepsItsAttempt() throws IOException {
        watchedBy(ALIVE, "run", 1, "token");

        assertThat(handBack(DEAD::equals).giveBack()).isZero();
        assertThat(watches(SELF).of(run("run").start(1))).isPresent();
    }

    @Test
    void aWorkerNeverTakesItselfForDead() throws IOException {
        watchedBy(SELF, "run", 1, "token");

        assertThat(handBack(anyone -> true).giveBack()).isZero();
    }

    @Test
    void onlyTheNewestStartIsHeldByAnybody() throws IOException {
        watchedBy(DEAD, "run", 1, "old");
        watchedBy(DEAD, "run", 2, "new");

        assertThat(handBack(DEAD::equals).giveBack()).isEqualTo(1);
        assertThat(givenBack).containsExactly("new");
    }

    @Test
    void aDamagedFileKeepsNobodyElseWaiting() throws IOException {
        for (String damage : List.of("", "{", "{}", "null", "{\"worker\":{},\"taskToken\":7}")) {
            Path start = run("damaged-" + damage.hashCode()).start(1).path();
            Files.createDirectories(start);
            Files.writeString(start.resolve("watch.json"), damage);
        }
        watchedBy(DEAD, "good", 1, "token");
        Path start = run("no-token").start(1).path();
        Files.createDirectories(start);
        Files.writeString(
                start.resolve("watch.json"),
                "{\"worker\":{\"pid\":20,\"startTicks\":200,\"bootId\":\"boot\"},\"taskToken\":\"%%\"}");

        assertThat(handBack(DEAD::equals).giveBack()).isEqualTo(1);
    }

    @Test
    void anAttemptThatTheServerDoesNotKnowIsNotCounted() throws IOException {
        watchedBy(DEAD, "run", 1, "unknown");

        assertThat(handBack(DEAD::equals).giveBack()).isZero();
    }

    @Test
    void aSupersededAttemptLeavesTheFileOfItsSuccessorAlone() throws IOException {
        watchedBy(ALIVE, "run", 1, "new");

        watches(SELF).done(run("run"), 1, bytes("old"));

        assertThat(watches(SELF).of(run("run").start(1))).isPresent();
        watches(ALIVE).done(run("run"), 1, bytes("new"));
        assertThat(watches(SELF).of(run("run").start(1))).isEmpty();
    }

    private void watchedBy(WorkerIdentity worker, String runId, int start, String token) throws IOException {
        Files.createDirectories(run(runId).start(start).path());
        watches(worker).watching(run(runId), start, bytes(token));
    }

    private RunDirectory run(String runId) {
        return new RunDirectory(runs.resolve(runId));
    }

    private static WatchFiles watches(WorkerIdentity self) {
        return new WatchFiles(self);
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }

    private HandBack handBack(Predicate<WorkerIdentity> provablyDead) {
        return new HandBack(runs, watches(SELF), provablyDead, server());
    }

    private ActivityCompletionClient server() {
        return (ActivityCompletionClient) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ActivityCompletionClient.class},
                (proxy, method, given) -> {
                    String token = new String((byte[]) given[0], StandardCharsets.UTF_8);
                    if (token.equals("unknown")) {
                        throw new ActivityNotExistsException(new IllegalStateException("not there"));
                    }
                    givenBack.add(token);
                    return null;
                });
    }
}
