package dev.trainmaster.training;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A host of its own for each test, on a real server. */
abstract class OnABench {

    @RegisterExtension
    static final DevServer SERVER = new DevServer();

    @TempDir
    Path directory;

    Bench bench;

    @BeforeEach
    final void openBench() throws IOException {
        bench = new Bench(SERVER, directory);
    }

    @AfterEach
    final void closeBench() throws IOException {
        bench.close();
    }
}
