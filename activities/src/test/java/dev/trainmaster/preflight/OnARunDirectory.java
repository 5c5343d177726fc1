package dev.trainmaster.preflight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Dry runs of the sample data with a trainer that is a shell script. */
abstract class OnARunDirectory {
    static final String ANSWERS =
            "echo hello; echo '{\"version\":\"7\",\"records\":418,\"stepsPerEpoch\":52,\"totalSteps\":156}'\n";

    @TempDir
    Path folder;

    Path run;

    @BeforeEach
    void aRunDirectory() {
        run = folder.resolve("runs/r1");
    }

    PreflightReport check(String script, Map<String, Object> settings) throws IOException {
        return prepare(script, settings).check();
    }

    PreflightSite prepare(String script, Map<String, Object> settings) throws IOException {
        return new PreflightSite(folder).prepared(script, settings);
    }
}
