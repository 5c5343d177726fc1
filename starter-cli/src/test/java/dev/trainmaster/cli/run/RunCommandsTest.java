package dev.trainmaster.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.cli.fixture.CommandRun;
import org.junit.jupiter.api.Test;

class RunCommandsTest extends CommandsOnAWorker {

    @Test
    void aDryRunRunsToItsEndAndSaysSo() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "m", "--id", id);

        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.out()).contains("Started " + id, "12 records", "20 steps planned", "Completed after");
    }

    @Test
    void theSameIdTwiceIsTheSameRunAndIsToldSo() {
        assertThat(cli("start", "--dataset", "sample", "--model", "m", "--id", id)
                        .exitCode())
                .isZero();

        CommandRun same = cli("start", "--dataset", "sample", "--model", "m", "--id", id);
        CommandRun other = cli("start", "--dataset", "other", "--model", "m", "--id", id, "-o", "json");

        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("exists already", "nothing was started");
        assertThat(same.err()).isEmpty();
        assertThat(other.err()).contains("another request");
        assertThat(other.json().path("started").asBoolean()).isFalse();
    }

    @Test
    void aRunThatIsApprovedByItselfTrainsAndItsLossesCanBeSeen() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "m", "--mode", "local", "--id", id, "--yes");

        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.out())
                .contains("This is what would run", "java -jar trainer.jar", "--yes was given", "step 20 of 20");
        assertThat(cli("metrics", id).out()).contains("Loss 5.3000 at step 1, 1.5000 at step 20", "•");
        assertThat(cli("metrics", id, "-o", "json").json()).hasSize(21);
        assertThat(cli("logs", id).out()).isEqualTo("first line\nlast line\n");
        assertThat(cli("logs", "-f", id).out()).isEqualTo("first line\nlast line\n");
        assertThat(cli("why", id).out()).contains("completed: step 20 of 20");
    }

    @Test
    void withJsonStdoutIsOneDocumentAndTheRestGoesToStderr() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "m", "--id", id, "-o", "json");

        assertThat(run.json().path("phase").asText()).isEqualTo("COMPLETED");
        assertThat(run.err()).contains("Started " + id);
        assertThat(cli("show", id, "-o", "json")
                        .json()
                        .path("dataset")
                        .path("records")
                        .asInt())
                .isEqualTo(12);
        JsonNode list = cli("list", "-o", "json", "--limit", "1000").json();
        assertThat(list.findValuesAsText("runId")).contains(id);
        assertThat(list.get(0).path("dataset").asText()).isNotEmpty();
    }

    @Test
    void aPrefixFindsTheOneRunAndManyAreListed() {
        cli("start", "--dataset", "sample", "--model", "m", "--id", id + "-a");
        cli("start", "--dataset", "sample", "--model", "m", "--id", id + "-b");

        assertThat(cli("show", id + "-a").exitCode()).isZero();
        assertThat(cli("show", id + "-").err()).contains("could be any of 2 runs", id + "-a", id + "-b");
        assertThat(cli("show", id + "-").exitCode()).isEqualTo(2);
        assertThat(cli("show", "nothing-begins-so").exitCode()).isEqualTo(7);
    }

    @Test
    void aWholeIdWinsOverLongerOnesThatBeginSo() {
        cli("start", "--dataset", "sample", "--model", "m", "--id", id);
        cli("start", "--dataset", "sample", "--model", "m", "--id", id + "-longer");

        assertThat(cli("show", id).out()).startsWith(id + " ");
    }

    @Test
    void anInvalidRequestStartsNothing() {
        CommandRun run = cli("start", "--dataset", "sample", "--epochs", "0", "--id", id, "-o", "json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.json().path("error").path("details").toString()).contains("--epochs", "model: is missing");
        assertThat(cli("show", id).exitCode()).isEqualTo(7);
    }
}
