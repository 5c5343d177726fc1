package dev.trainmaster.benchmarks;

import dev.trainmaster.benchmarks.burst.ManyRuns;
import dev.trainmaster.benchmarks.burst.StartBurst;
import dev.trainmaster.benchmarks.cli.CommandStart;
import dev.trainmaster.benchmarks.demo.Demo;
import dev.trainmaster.benchmarks.export.Export;
import dev.trainmaster.benchmarks.export.PostgresExport;
import dev.trainmaster.benchmarks.lab.Jdk;
import dev.trainmaster.benchmarks.run.RunOverhead;
import dev.trainmaster.benchmarks.supervision.Adoption;
import dev.trainmaster.benchmarks.supervision.Supervision;
import dev.trainmaster.benchmarks.trainer.SupervisedSteps;
import dev.trainmaster.benchmarks.trainer.TrainerInstallation;
import dev.trainmaster.benchmarks.worker.IdleWorker;
import java.time.Duration;
import java.util.List;

/** All benchmarks, in an order in which none disturbs the next. */
final class Catalogue {

    private final List<Benchmark> all;

    /** @param records how many the greatest of the data benchmarks exports */
    Catalogue(long records) {
        all = List.of(
                new RunOverhead(),
                new CommandStart(Jdk.installed()),
                new StartBurst(),
                new ManyRuns(),
                new IdleWorker(Duration.ofSeconds(15), Duration.ofSeconds(60)),
                new Supervision(),
                new Adoption(),
                new Export(records),
                new PostgresExport(records),
                new Demo(),
                new TrainerInstallation(),
                new SupervisedSteps());
    }

    /** All of them when no name is given. */
    List<Benchmark> named(List<String> names) {
        List<String> unknown =
                names.stream().filter(name -> !known().contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no benchmark " + unknown.get(0) + ", but: " + String.join(", ", known()));
        }
        return all.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }

    private List<String> known() {
        return all.stream().map(Benchmark::name).toList();
    }
}
