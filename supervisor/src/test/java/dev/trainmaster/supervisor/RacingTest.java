package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RacingTest {

    private static final int THREADS = 8;

    private Playground playground;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        playground = new Playground(directory);
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @RepeatedTest(3)
    void eightThreadsAndTwoOtherWorkersStartOneTrainer() throws Exception {
        Path log = playground.run.root().getParent().resolveSibling("trainers.log");
        List<Process> workers = List.of(
                worker(1, "echo $$ >> " + log + "; exec sleep 60"), worker(1, "echo $$ >> " + log + "; exec sleep 60"));
        List<Finding> findings =
                race(THREADS, () -> playground.take(playground.shell(1, "echo $$ >> " + log + "; exec sleep 60")));
        for (Process worker : workers) {
            assertThat(worker.inputReader().readLine()).startsWith("Running");
            worker.destroyForcibly();
        }

        assertThat(findings).allMatch(Finding.Running.class::isInstance);
        assertThat(findings.stream()
                        .map(found -> Playground.running(found).trainer())
                        .distinct())
                .hasSize(1);
        assertThat(Files.readAllLines(log)).hasSize(1);
    }

    @RepeatedTest(3)
    void aStopThatRacesWithTheStartLeavesNothingAlive() throws Exception {
        List<Finding> findings = race(4, () -> {
            if (Thread.currentThread().getId() % 2 == 0) {
                playground.stop(1, Duration.ZERO);
            }
            return playground.take(playground.shell(1, "exec sleep 60"));
        });
        assertThat(findings).hasSize(4);

        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.Gone.class);
        assertThat(playground.carriers()).isEmpty();
        assertThat(playground.take(playground.shell(1, "exec sleep 60"))).isNotInstanceOf(Finding.Running.class);
    }

    @Test
    void aTrainerOfAKilledWorkerLivesOnAndIsAdopted() throws Exception {
        Process worker = worker(1, "exec sleep 60");
        assertThat(worker.inputReader().readLine()).startsWith("Running");
        Finding.Running before = Playground.running(playground.find(1));

        worker.destroyForcibly().waitFor();

        Finding.Running after = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));
        assertThat(after.trainer()).isEqualTo(before.trainer());
        assertThat(after.origin()).isEqualTo(Finding.Origin.ADOPTED);
        assertThat(playground.proc.stat(after.shim().pid()).orElseThrow().session())
                .isEqualTo(after.shim().pid());
    }

    @Test
    void theExitOfATrainerThatEndsWhileNoWorkerLivesIsCollected() throws Exception {
        Process worker = worker(1, "sleep 1; exit 9");
        assertThat(worker.inputReader().readLine()).startsWith("Running");
        worker.destroyForcibly().waitFor();

        assertThat(playground.awaitExit(1).code()).isEqualTo(9);
    }

    @Test
    void twentyFourRunsAtOnceAllEndWithAllTheirLines(@TempDir Path directory) throws Exception {
        List<Playground> runs = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            runs.add(new Playground(directory.resolve("run" + i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            List<Future<Finding>> taken = new ArrayList<>();
            for (Playground run : runs) {
                taken.add(threads.submit(() -> run.take(run.shell(1, "seq 5001"))));
            }
            for (Future<Finding> finding : taken) {
                assertThat(finding.get()).isNotInstanceOf(Finding.Unverifiable.class);
            }
        } finally {
            threads.shutdown();
        }
        for (Playground run : runs) {
            assertThat(run.awaitExit(1).code()).isZero();
            assertThat(Files.readAllLines(run.run.start(1).stdout()))
                    .hasSize(5001)
                    .endsWith("5001");
            run.close();
        }
    }

    private List<Finding> race(int threads, Playground.Call<Finding> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Finding>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    go.await();
                    return call.call();
                }));
            }
            go.countDown();
            List<Finding> findings = new ArrayList<>();
            for (Future<Finding> future : futures) {
                findings.add(future.get());
            }
            return findings;
        } finally {
            pool.shutdown();
            await().atMost(Playground.BOUND).until(pool::isTerminated);
        }
    }

    private Process worker(int start, String script) throws IOException {
        return TestWorker.start(playground, start, script);
    }
}
