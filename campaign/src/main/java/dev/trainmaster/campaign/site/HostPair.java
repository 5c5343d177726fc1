package dev.trainmaster.campaign.site;

import dev.trainmaster.system.ServerUnderTest;
import dev.trainmaster.system.TcpProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two hosts of one namespace that share a checkpoint store: own homes and queues, and each a wire to the server. */
public final class HostPair implements AutoCloseable {

    private final List<OneHost> hosts;

    /** One of them. */
    public record OneHost(String name, WorkerSite site, TcpProxy wire, Path store) {

        public void startWorker() throws Exception {
            site.startReadyWorker(
                    Map.of("TRAINMASTER_QUEUES_HOST", name, "TRAINMASTER_CHECKPOINTS_STORE", store.toString()));
        }
    }

    public HostPair(Path root, Path folder, ServerUnderTest server, int trainers) {
        Path store = Folders.create(folder.resolve("store"));
        this.hosts = List.of(
                host("alpha", root, folder, server, store, trainers),
                host("beta", root, folder, server, store, trainers));
    }

    private static OneHost host(String name, Path root, Path folder, ServerUnderTest server, Path store, int trainers) {
        TcpProxy wire = new TcpProxy(server.address());
        WorkerSite site = new WorkerSite(root, folder.resolve(name), server, Optional.of(wire.address()), trainers);
        return new OneHost(name, site, wire, store);
    }

    public List<OneHost> hosts() {
        return hosts;
    }

    public List<WorkerSite> sites() {
        return hosts.stream().map(OneHost::site).toList();
    }

    @Override
    public void close() {
        hosts.forEach(host -> {
            host.site().close();
            host.wire().close();
        });
    }
}
