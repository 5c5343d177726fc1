package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.run.Phase;
import io.temporal.api.history.v1.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A trainer that prints the secrets of its environment, and everything that people see of it. */
@OnTheRealServer
class SecretsTest {

    private static final String TOKEN = "hf_q8s7d6f5g4h3";
    private static final String FIXED = "profile-p4ssphrase";
    private static final String SAYS_ALL =
            "echo out $API_TOKEN $DB_PASSWORD; echo cannot log in with $API_TOKEN $DB_PASSWORD >&2";

    private static final String ENVIRONMENT =
            "environment: {allow: [PATH, API_TOKEN], set: {DB_PASSWORD: " + FIXED + "}}";

    private final Site site;

    SecretsTest(Site site) {
        this.site = site;
    }

    @Test
    void nobodyReadsThemInFailuresLogsReportsOrTheHistory() throws IOException {
        site.home()
                .trainer(
                        "tells",
                        List.of(SAYS_ALL, "exit 1"),
                        ENVIRONMENT,
                        "probe: {command: [/bin/sh, -c, \"" + SAYS_ALL + "; exit 2\"]}");
        site.startWorker(Map.of("API_TOKEN", TOKEN));
        TestRun refused = site.run("refused").start(Requests.training("tells"));
        new Ending(Phase.FAILED, 3, "PreflightFailed").isToldByEveryoneOf(refused);
        site.home().trainer("tells", List.of(SAYS_ALL, "exit 1"), ENVIRONMENT);
        Map<String, Object> once =
                Requests.with(Requests.training("tells"), "limits", Map.of("restartsWithoutProgress", 0));
        TestRun failed = site.run("told").start(once).approved();
        new Ending(Phase.FAILED, 1, "RestartBudgetSpent").isToldByEveryoneOf(failed);
        site.home()
                .trainer(
                        "lives",
                        List.of(SAYS_ALL, "echo '{\"step\":1,\"loss\":1}' >> \"$1/metrics.jsonl\"", "exec sleep 100"),
                        ENVIRONMENT);
        TestRun goesOn =
                site.run("lives").start(Requests.training("lives")).approved().reachesStep(1);

        Map<String, String> seen = new HashMap<>();
        for (TestRun run : List.of(refused, failed, goesOn)) {
            String id = run.id();
            seen.put("history of " + id, history(run).toString());
            for (String command : List.of("show", "why")) {
                seen.put(command + " " + id, site.cli(command, id).stdout());
                seen.put(
                        command + " -o json " + id,
                        site.cli(command, id, "-o", "json").stdout());
            }
            for (String file : List.of("report.json", "result.json", "manifest.yaml", "train/1/spec.json")) {
                Path path = site.home().run(id).resolve(file);
                seen.put(path.toString(), Files.exists(path) ? Files.readString(path) : "");
            }
        }
        for (TestRun run : List.of(failed, goesOn)) {
            seen.put("logs " + run.id(), site.cli("logs", run.id()).stdout());
            seen.put(
                    "logs --errors " + run.id(),
                    site.cli("logs", "--errors", run.id()).stdout());
            seen.put(
                    "logs -o json " + run.id(),
                    site.cli("logs", run.id(), "-o", "json").stdout());
        }
        seen.put("logs -f", site.cli("logs", "told", "-f").stdout());
        seen.put("the worker's log", site.worker().program().stdout());

        assertThat(seen)
                .allSatisfy((where, text) ->
                        assertThat(text).as(where).doesNotContain(TOKEN).doesNotContain(FIXED));
        assertThat(seen.get("why told")).contains("cannot log in with [redacted] [redacted]");
        assertThat(seen.get("logs told")).contains("out [redacted] [redacted]");
        assertThat(seen.get("logs --errors lives")).contains("cannot log in with [redacted] [redacted]");
        assertThat(seen.get("history of refused")).contains("cannot log in with [redacted] [redacted]");
    }

    private static History history(TestRun run) {
        return run.site().server().client().fetchHistory(run.id()).getHistory();
    }
}
