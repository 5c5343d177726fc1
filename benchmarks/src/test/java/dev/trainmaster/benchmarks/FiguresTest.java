package dev.trainmaster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.benchmarks.burst.ManyRuns;
import dev.trainmaster.benchmarks.burst.StartBurst;
import dev.trainmaster.benchmarks.cli.CommandStart;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Figure.Verdict;
import dev.trainmaster.benchmarks.lab.Jdk;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.run.RunOverhead;
import dev.trainmaster.benchmarks.worker.IdleWorker;
import dev.trainmaster.server.RequiredTool;
import dev.trainmaster.server.ServerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A short sitting in which no figure may be so far off that a busy machine cannot be the reason. */
class FiguresTest {

    /** What two cores that somebody else uses too have been seen to do to a figure. */
    private static final double NOISE = 4;

    private static Lab lab;

    @BeforeAll
    static void openTheLab() {
        RequiredTool.temporal(ServerSettings.of(System.getenv(), Clock.systemUTC()), System.getenv());
        // The build that runs this test must not be started again from within.
        lab = Lab.open(Path.of("..").toAbsolutePath().normalize(), Map.of("TRAINMASTER_BUILD", "never"));
    }

    @AfterAll
    static void closeTheLab() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void aRunCostsLittleBesideItsTrainerAndAnApprovedTrainerLivesSoon() {
        assertKept(new RunOverhead(), 3);
    }

    @Test
    void commandsAnswerSoon() {
        assertKept(new CommandStart(List.of(Jdk.ofThisProcess())), 3);
    }

    @Test
    void noneOfAHundredStartsAtOnceIsRefused() {
        assertKept(new StartBurst(), 1);
    }

    @Test
    void twoDozenRunsAtOnceAllCompleteWithAllTheirLines() {
        assertKept(new ManyRuns(), 1);
    }

    @Test
    void anIdleWorkerIsIdle() {
        assertKept(new IdleWorker(Duration.ofSeconds(3), Duration.ofSeconds(5)), 1);
    }

    private static void assertKept(Benchmark benchmark, int runs) {
        List<Figure> figures = benchmark.measure(lab, runs);
        assertThat(figures)
                .anyMatch(figure -> figure.bound().isPresent())
                .allSatisfy(figure ->
                        assertThat(figure.verdict(NOISE)).as("%s", figure).isNotEqualTo(Verdict.MISSED));
    }
}
