package dev.trainmaster.request;

import dev.trainmaster.fuzz.Mutations;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bounded, always equal part of what `mvn -Pfuzz` does for an hour. */
@Timeout(300)
class AnyRequestTest {
    private static final int TRIES = 4_000;
    private static final List<String> SEEDS = List.of(
            "dataset: sample\nmodel: tiny\nmode: local\n",
            "{dataset: sample, model: m, hyperparameters: {epochs: 3, learningRate: 0.003, device: cpu, maxSteps: 9}}",
            "dataset: a\nmodel: m\nselection: {limit: 3, filters: {a: b}, anyOf: {k: [v, w]}, exists: [x], strategy:"
                    + " random, evalShare: 0.1, createdAt: \"2026-01-02T03:04:05Z\"}\n",
            "dataset: a\nmodel: m\napproval: {timeout: PT5M, quorum: 2, approvers: [ana, ben]}\nlimits: {train: PT1H,"
                    + " grace: PT0S}\nresources: {memory: 8GiB, cpus: 1.5, nice: 3}\n",
            "dataset: a\nmodel: m\nsettings: {a: 1, b: x, c: true, d: 1.5}\nlabels: {a: b}\nchat: {template: chatml,"
                    + " system: be short}\nplacement: {mayMove: true, leaseTtl: PT10S}\npreflight: {probeSteps: 3}\n");

    @Test
    void whateverIsWrittenIsARequestOrRefusedInWords() {
        Mutations mutations = new Mutations(42, SEEDS);
        for (int n = 0; n < TRIES; n++) {
            byte[] bytes = mutations.next();
            try {
                AnyRequest.isReadOrRefusedInWords(bytes);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "try " + n + ", the bytes in base64: "
                                + Base64.getEncoder().encodeToString(bytes),
                        e);
            }
        }
    }
}
