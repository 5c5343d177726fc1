package dev.trainmaster.server;

import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.internal.devserver.TemporalDevServerDownloader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The SDK's own download of the temporal program, bounded, and given up at once where the net is out of reach. */
record BinaryDownload(ServerSettings settings) implements BinarySource {
    private static final String BASE_URL_PROPERTY = "io.temporal.testing.devServerDownloadBaseUrl";
    private static final Duration REACH_BOUND = Duration.ofSeconds(3);
    private static final Duration FETCH_BOUND = Duration.ofMinutes(3);

    @Override
    public void fetch(Path destination, Consumer<String> progress) throws IOException {
        if (settings.downloads() == DownloadPolicy.FORBIDDEN) {
            throw new IOException("downloads are not allowed");
        }
        URI base = URI.create(System.getProperty(BASE_URL_PROPERTY, "https://temporal.download"));
        bounded(REACH_BOUND, "looking for " + base.getHost(), () -> reach(base));
        progress.accept("Downloading the Temporal CLI from " + base.getHost());
        Path program = bounded(FETCH_BOUND, "downloading from " + base.getHost(), this::download);
        BinarySource.moveIntoPlace(program, destination);
    }

    private Path download() {
        return TemporalDevServerDownloader.prepare(TemporalDevServerOptions.newBuilder()
                .setDownloadDestination(settings.cache().resolve("download").toString())
                .build());
    }

    private static InetSocketAddress reach(URI base) throws IOException {
        int port = base.getPort() > 0 ? base.getPort() : 443;
        InetSocketAddress target = new InetSocketAddress(base.getHost(), port);
        if (target.isUnresolved()) {
            throw new IOException(base.getHost() + " is not reachable from here (its name does not resolve)");
        }
        try (Socket socket = new Socket()) {
            socket.connect(target, (int) REACH_BOUND.toMillis());
        }
        return target;
    }

    /** Neither name resolution nor the SDK's download can be given a bound of its own. */
    private static <T> T bounded(Duration bound, String what, Callable<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "temporal-download");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(what + " took longer than " + bound.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(what + " failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + what, e);
        }
    }
}
