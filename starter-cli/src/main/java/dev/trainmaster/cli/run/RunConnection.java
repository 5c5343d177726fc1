package dev.trainmaster.cli.run;

import dev.trainmaster.server.TemporalServer;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An open connection to a Temporal server, with every call bounded. */
public final class RunConnection implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(10);
    // The SDK would go on for a minute before it tells that nobody is there.
    private static final Duration TRIES = Duration.ofSeconds(5);

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final TemporalServer server;
    private final WorkflowServiceStubs stubs;
    private final EventLoopGroup loop;
    private Optional<WorkflowClient> client = Optional.empty();

    private RunConnection(TemporalServer server, WorkflowServiceStubs stubs, EventLoopGroup loop) {
        this.server = server;
        this.stubs = stubs;
        this.loop = loop;
    }

    public static RunConnection open(TemporalServer server) {
        EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("connection", true));
        WorkflowServiceStubsOptions options = WorkflowServiceStubsOptions.newBuilder(server.stubs())
                .setRpcTimeout(CALL)
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(50))
                        .setExpiration(TRIES)
                        .validateBuildWithDefaults())
                .setChannelInitializer(channel ->
                        ((NettyChannelBuilder) channel).eventLoopGroup(loop).channelType(NioSocketChannel.class))
                .build();
        return new RunConnection(server, WorkflowServiceStubs.newServiceStubs(options), loop);
    }

    /** Made when it is first asked for: it takes a tenth of a second, and a list needs none. */
    synchronized WorkflowClient client() {
        WorkflowClient existing = client.orElseGet(() -> WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder().setNamespace(namespace()).build()));
        client = Optional.of(existing);
        return existing;
    }

    DataConverter converter() {
        return DefaultDataConverter.STANDARD_INSTANCE;
    }

    WorkflowServiceStubs stubs() {
        return stubs;
    }

    String namespace() {
        return server.namespace();
    }

    String address() {
        return server.address();
    }

    Optional<URI> webUi() {
        return server.webUi();
    }

    /** Ends its thread too: at exit the JVM gives one that waits for the network 300 ms to come back. */
    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        loop.shutdownGracefully(0, CLOSE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE.toMillis());
    }
}
