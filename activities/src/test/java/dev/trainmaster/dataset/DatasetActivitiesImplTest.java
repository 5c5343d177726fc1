package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.TestRequests;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.placement.Home;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetActivitiesImplTest {
    @TempDir
    Path folder;

    private TestActivityEnvironment environment;
    private DatasetActivities activities;

    @BeforeEach
    void aWorker() {
        environment = TestActivityEnvironment.newInstance();
        DatasetStore store = new DatasetStore(folder.resolve("datasets"), Records.LIMITS);
        environment.registerActivitiesImplementations(new DatasetActivitiesImpl(store, new DatasetExporter()));
        activities = environment.newActivityStub(DatasetActivities.class);
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void exportsIntoTheRunsDirectory() {
        ExportReceipt receipt = activities.export("r", home(), TestRequests.usual());

        assertThat(receipt.records()).isEqualTo(418);
        assertThat(receipt.path()).isEqualTo(folder.resolve("run/dataset.jsonl").toString());
    }

    @Test
    void heartbeatsItsPosition() throws IOException {
        Files.createDirectories(folder.resolve("datasets"));
        Files.writeString(folder.resolve("datasets/many.jsonl"), (Records.GOOD + "\n").repeat(1_200));
        List<ExportPosition> heard = new ArrayList<>();
        environment.setActivityHeartbeatListener(ExportPosition.class, heard::add);

        activities.export("r", home(), TestRequests.with(Map.of("dataset", "many")));

        assertThat(heard).isNotEmpty().first().isEqualTo(new ExportPosition(500, 500));
    }

    @Test
    void whatTheUserMustMendIsNotRetriedAndCarriesTheWholeFailure() {
        ActivityFailure thrown = catchThrowableOfType(
                ActivityFailure.class,
                () -> activities.export("r", home(), TestRequests.with(Map.of("dataset", "none"))));

        ApplicationFailure failure = (ApplicationFailure) thrown.getCause();
        assertThat(failure.getType()).isEqualTo("DatasetNotFound");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getDetails().get(Failure.class).type()).isEqualTo(FailureType.DATASET_NOT_FOUND);
    }

    private Home home() {
        return new Home("h", "q", "t", folder.resolve("run").toString(), 0);
    }
}
