package dev.trainmaster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.worker.checkpoint.CheckpointProperties;
import dev.trainmaster.worker.folders.FolderProperties;
import dev.trainmaster.worker.notification.NotificationProperties;
import dev.trainmaster.worker.polling.GpuProperties;
import dev.trainmaster.worker.polling.HeartbeatProperties;
import dev.trainmaster.worker.polling.QueueProperties;
import dev.trainmaster.worker.server.ServerProperties;
import dev.trainmaster.worker.shutdown.ShutdownProperties;
import dev.trainmaster.worker.training.RoundProperties;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class SettingsTest {

    private static final List<SettingsContract<?>> CONTRACTS = List.of(
            new SettingsContract<>(FolderProperties.class)
                    .key("home", "", "TRAINMASTER_HOME", "/h")
                    .key("install", "", "TRAINMASTER_INSTALL", "/i")
                    .key("runs", "", "TRAINMASTER_RUNS", "/r")
                    .key("datasets", "", "TRAINMASTER_DATASETS", "/d")
                    .key("trainers", "", "TRAINMASTER_TRAINERS", "/t"),
            new SettingsContract<>(ServerProperties.class)
                    .key("address", "", "TRAINMASTER_SERVER_ADDRESS", "temporal.example:7233")
                    .key("namespace", "", "TRAINMASTER_SERVER_NAMESPACE", "team")
                    .key("probe-timeout", "PT5S", "TRAINMASTER_SERVER_PROBETIMEOUT", "PT3S")
                    .key("first-retry", "PT0.1S", "TRAINMASTER_SERVER_FIRSTRETRY", "PT1S")
                    .key("longest-retry", "PT2S", "TRAINMASTER_SERVER_LONGESTRETRY", "PT4S")
                    .key("complain-every", "PT30S", "TRAINMASTER_SERVER_COMPLAINEVERY", "PT1M"),
            new SettingsContract<>(QueueProperties.class)
                    .key("control", "trainmaster", "TRAINMASTER_QUEUES_CONTROL", "other")
                    .key("host", "", "TRAINMASTER_QUEUES_HOST", "gpu-1")
                    .key("trainers", "1", "TRAINMASTER_QUEUES_TRAINERS", "2")
                    .key("host-slots", "4", "TRAINMASTER_QUEUES_HOSTSLOTS", "5")
                    .key("control-slots", "10", "TRAINMASTER_QUEUES_CONTROLSLOTS", "11")
                    .key("workflow-task-slots", "20", "TRAINMASTER_QUEUES_WORKFLOWTASKSLOTS", "21")
                    .key("workflow-task-pollers", "10", "TRAINMASTER_QUEUES_WORKFLOWTASKPOLLERS", "12")
                    .key("cached-runs", "200", "TRAINMASTER_QUEUES_CACHEDRUNS", "201")
                    .key("sticky-timeout", "PT1S", "TRAINMASTER_QUEUES_STICKYTIMEOUT", "PT2S"),
            new SettingsContract<>(GpuProperties.class).key("gpus", "", "TRAINMASTER_GPUS", "0,1,2"),
            new SettingsContract<>(HeartbeatProperties.class)
                    .key("throttle", "PT1S", "TRAINMASTER_HEARTBEAT_THROTTLE", "PT2S"),
            new SettingsContract<>(RoundProperties.class).key("every", "PT3M", "TRAINMASTER_ROUNDS_EVERY", "PT1M"),
            new SettingsContract<>(ShutdownProperties.class)
                    .key("mode", "DETACH", "TRAINMASTER_SHUTDOWN_MODE", "CHECKPOINT")
                    .key("hand-back", "PT5S", "TRAINMASTER_SHUTDOWN_HANDBACK", "PT6S")
                    .key("checkpoint", "PT1M", "TRAINMASTER_SHUTDOWN_CHECKPOINT", "PT2M"),
            new SettingsContract<>(CheckpointProperties.class)
                    .key("store", "", "TRAINMASTER_CHECKPOINTS_STORE", "/shared/checkpoints"),
            new SettingsContract<>(NotificationProperties.class)
                    .key("webhook-url", "", "TRAINMASTER_NOTIFICATIONS_WEBHOOKURL", "https://hooks.example/x")
                    .key("webhook-secret", "", "TRAINMASTER_NOTIFICATIONS_WEBHOOKSECRET", "0123456789abcdef")
                    .key("webhook-timeout", "PT10S", "TRAINMASTER_NOTIFICATIONS_WEBHOOKTIMEOUT", "PT3S"));

    static Stream<SettingsContract<?>> contracts() {
        return CONTRACTS.stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyKeyHasTheDefaultAndTheVariableThatUsersKnow(SettingsContract<?> contract) {
        contract.holds();
    }

    @Test
    void noSettingsAreWithoutAContract() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));

        assertThat(scan.findCandidateComponents("dev.trainmaster.worker"))
                .extracting(found -> found.getBeanClassName())
                .containsExactlyInAnyOrderElementsOf(CONTRACTS.stream()
                        .map(contract -> contract.type().getName())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "server, address, http://temporal:7233, must be host:port",
        "server, probe-timeout, PT0S, longer than nothing",
        "server, longest-retry, PT0.01S, must not be shorter",
        "queues, control, a/b, must match",
        "queues, host, ../x, must match",
        "queues, trainers, 0, 1..500",
        "queues, workflow-task-pollers, 1, 2..100",
        "heartbeat, throttle, PT11S, at most PT10S",
        "checkpoints, store, somewhere, must be an absolute path",
        "rounds, every, PT0S, longer than nothing",
        "shutdown, hand-back, -PT1S, longer than nothing",
        "notifications, webhook-url, https://hooks.example, go together"
    })
    void aValueThatMakesNoSenseIsRefusedByName(String concern, String key, String value, String rule) {
        Class<?> type = CONTRACTS.stream()
                .map(SettingsContract::type)
                .filter(candidate -> candidate
                        .getAnnotation(ConfigurationProperties.class)
                        .prefix()
                        .equals("trainmaster." + concern))
                .findFirst()
                .orElseThrow();
        String name = "trainmaster." + concern + "." + key;
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));

        assertThatThrownBy(() -> binder.bindOrCreate("trainmaster." + concern, Bindable.of(type)))
                .rootCause()
                .hasMessageContaining(rule)
                .hasMessageContaining("trainmaster." + concern)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({"'0,0', once", "'0,../x', names of GPUs", "'0,,1', names of GPUs"})
    void aListOfGpusThatMakesNoSenseIsRefused(String gpus, String rule) {
        assertThatThrownBy(() -> new GpuProperties(gpus))
                .hasMessageContaining(rule)
                .hasMessageContaining("trainmaster.gpus");
    }

    @Test
    void aSecretIsNotShown() {
        NotificationProperties settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "trainmaster.notifications.webhook-url", "https://hooks.example/T0/B0",
                        "trainmaster.notifications.webhook-secret", "correct horse battery")))
                .bind("trainmaster.notifications", NotificationProperties.class)
                .get();

        assertThat(settings).asString().doesNotContain("horse", "T0");
    }
}
