package dev.trainmaster.system;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The same in PyTorch, with the one that TRL brought along. */
@Tag("full")
@OnTheRealServer
class TorchExampleTest extends ExampleTest {

    private static final Path SCRIPT = Path.of("..", "trainers", "example", "train_torch.py");

    TorchExampleTest(Site site) {
        super(
                site,
                Map.of(
                        "script",
                        SCRIPT.toAbsolutePath().normalize().toString(),
                        "python",
                        Trl.required().environment().resolve("bin/python").toString()));
    }
}
