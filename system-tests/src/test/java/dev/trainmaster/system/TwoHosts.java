package dev.trainmaster.system;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Two workers as two hosts: own homes, names and queues, one server, and a wire to it from each that can be cut. */
final class TwoHosts implements BeforeEachCallback, AfterEachCallback {

    private static final Map<String, String> SLOW_STEPS = Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100");

    private Host alpha;
    private Host beta;

    /** One of them. */
    record Host(String name, Site site, TcpProxy wire, Path store) {

        WorkerProcess startWorker() {
            Map<String, String> settings = new HashMap<>(SLOW_STEPS);
            settings.put("TRAINMASTER_QUEUES_HOST", name);
            settings.put("TRAINMASTER_CHECKPOINTS_STORE", store.toString());
            return site.startWorker(settings);
        }

        /** Of that start, as its shim wrote it. */
        long startedAtMillis(String runId, int start) {
            return number(runId, start, "shim.json", "startedAtMillis");
        }

        long endedAtMillis(String runId, int start) {
            return number(runId, start, "exit.json", "endedAtMillis");
        }

        private long number(String runId, int start, String file, String name) {
            return site.home().json(file(runId, start, file)).path(name).longValue();
        }

        Path file(String runId, int start, String file) {
            return site.home().train(runId).resolve(Integer.toString(start)).resolve(file);
        }
    }

    /** The server as one host sees it; the test itself looks at it past the wire. */
    private record BehindWire(ServerUnderTest server, TcpProxy wire) implements ServerUnderTest {

        @Override
        public String address() {
            return wire.address();
        }

        @Override
        public String namespace() {
            return server.namespace();
        }

        @Override
        public WorkflowClient client() {
            return server.client();
        }

        @Override
        public void close() {
            wire.close();
        }
    }

    Host alpha() {
        return alpha;
    }

    Host beta() {
        return beta;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ServerUnderTest server = Sites.realNamespace(context);
        Path store = store();
        alpha = host("alpha", server, store);
        beta = host("beta", server, store);
    }

    private static Host host(String name, ServerUnderTest server, Path store) {
        TcpProxy wire = new TcpProxy(server.address());
        return new Host(name, Site.on(Rung.REAL, new BehindWire(server, wire)), wire, store);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        alpha.site().close();
        beta.site().close();
    }

    private static Path store() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "sites").toAbsolutePath()), "store-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
