package dev.trainmaster.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.fixture.Requests;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestDocumentTest {

    private static Requests everything() {
        return Requests.training()
                .with("selection.limit", 100)
                .with("selection.filters", Map.of("lang", "en"))
                .with("selection.anyOf", Map.of("topic", List.of("sums", "logic")))
                .with("selection.exists", List.of("source"))
                .with("selection.uniquePrompts", true)
                .with("selection.evalShare", 0.1)
                .with("chat.template", "chatml")
                .with("chat.system", "Answer briefly.")
                .with("selection.strategy", "random")
                .with("selection.createdAt", "2026-01-02T03:04:05Z")
                .with("trainer", "tunix")
                .with("format", "trace")
                .with("hyperparameters.learningRate", 0.001)
                .with("hyperparameters.device", "cuda")
                .with("hyperparameters.maxSteps", 7)
                .with("settings.lora", true)
                .with("settings.rank", 8)
                .with("settings.alpha", 0.5)
                .with("settings.mesh", "fsdp=2")
                .with("approval.timeout", "P7D")
                .with("approval.approvers", List.of("bob", "alice"))
                .with("limits.grace", "PT1M")
                .with("resources.memory", "8GiB")
                .with("resources.cpus", 2.5)
                .with("resources.nice", 10)
                .with("placement.leaseTtl", "PT20M")
                .with("preflight.warningsAsErrors", true)
                .with("preflight.probeSteps", 3)
                .with("revision", "3f2a-dirty")
                .with("labels.zeta", "1")
                .with("labels.alpha", "2")
                .with("requestedBy", "carol")
                .with("note", "line one\nline two");
    }

    private static Payload bytes(Object value) {
        return GlobalDataConverter.get().toPayload(value).orElseThrow();
    }

    @Test
    void aDocumentRoundTripGivesTheSameRequestAndTheSameBytes() {
        for (TrainingRequest request :
                List.of(Requests.dryRun().read(), everything().read())) {
            TrainingRequest again = TrainingRequest.of(request.toDocument());
            assertThat(again).isEqualTo(request);
            assertThat(bytes(again)).isEqualTo(bytes(request));
            assertThat(again.toDocument().toString())
                    .isEqualTo(request.toDocument().toString());
        }
    }

    @Test
    void aRequestTravelsAsTheDocumentThatAPersonWouldWrite() {
        TrainingRequest request = everything().read();
        Payload payload = bytes(request);
        assertThat(payload).isEqualTo(bytes(request.toDocument()));
        TrainingRequest arrived =
                GlobalDataConverter.get().fromPayload(payload, TrainingRequest.class, TrainingRequest.class);
        assertThat(arrived).isEqualTo(request);
        assertThat(arrived.toDocument().get("labels").toString()).isEqualTo("{zeta=1, alpha=2}");
    }

    @Test
    void aRequestOfTwoKeysHasEveryDefault() {
        TrainingRequest request = Requests.dryRun().read();
        assertThat(request.mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(request.trainer()).isEqualTo("reference");
        assertThat(request.format()).isEqualTo(ExportFormat.TUNIX_SFT);
        assertThat(request.toDocument().toString())
                .isEqualTo("{dataset=sample, selection={filters={}, strategy=all, seed=42, maxInvalid=0}, model=tiny,"
                        + " mode=dry-run, trainer=reference, format=tunix_sft, hyperparameters={learningRate=2.0E-5,"
                        + " weightDecay=0.01, epochs=3, batchSize=8, maxSeqLength=2048, seed=42, device=auto},"
                        + " settings={}, approval={timeout=PT24H, quorum=1, approvers=[], requireDigest=false,"
                        + " allowSelfApproval=true}, limits={train=PT24H, stall=PT15M, startup=PT10M, grace=PT30S,"
                        + " restartsWithoutProgress=3}, checkpoints={keepLast=3, keepBest=1}, placement={mayMove=false, leaseTtl=PT10M},"
                        + " preflight={warningsAsErrors=false, probeSteps=0}, labels={}}");
    }
}
