package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TemporalFirst.class)
@Timeout(90)
class BinaryDownloadTest {
    private static final String BASE_URL = "io.temporal.testing.devServerDownloadBaseUrl";

    @TempDir
    Path folder;

    @AfterEach
    void reset() {
        System.clearProperty(BASE_URL);
    }

    @Test
    void aDownloadedProgramIsStartedAndKeptInTheCache() throws Exception {
        Path real = RequiredTool.temporal(ServerSettings.of(System.getenv(), Clock.systemUTC()), System.getenv())
                .path();
        HttpServer site = site("exec " + real + " \"$@\"");
        ServerSettings settings = LadderFixture.bare(folder).withDownloads(DownloadPolicy.ALLOWED);
        try {
            RungTaken taken = new ServerLadder(settings).climb(Lifetime.FOREGROUND, line -> {});
            try (TemporalServer server = taken.server()) {
                assertThat(taken.rung()).isEqualTo(Rung.DOWNLOADED);
                assertThat(server.webUi()).isPresent();
            }
            assertThat(new TemporalBinaries(settings).find().orElseThrow().path())
                    .isEqualTo(folder.resolve("cache/bin/temporal"));
        } finally {
            site.stop(0);
        }
    }

    @Test
    void withoutANetTheClimbGoesOnAtOnce() {
        System.setProperty(BASE_URL, "https://server.invalid");
        ServerSettings settings = LadderFixture.bare(folder).withDownloads(DownloadPolicy.ALLOWED);
        Instant before = Instant.now();

        RungTaken taken = new ServerLadder(settings).climb(Lifetime.FOREGROUND, line -> {});
        try (TemporalServer server = taken.server()) {
            assertThat(server.rung()).isEqualTo(Rung.IN_MEMORY);
            assertThat(taken.passedOver()).anySatisfy(why -> assertThat(why).contains("server.invalid"));
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
        }
    }

    private HttpServer site(String script) throws IOException, InterruptedException {
        Path program = LadderFixture.program(folder.resolve("site/temporal"), script);
        Path archive = folder.resolve("site/cli.tar.gz");
        assertThat(new ProcessBuilder(
                                "tar",
                                "-czf",
                                archive.toString(),
                                "-C",
                                program.getParent().toString(),
                                "temporal")
                        .start()
                        .waitFor())
                .isZero();
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + site.getAddress().getPort();
        String metadata = "{\"archiveUrl\":\"" + base + "/archive\",\"fileToExtract\":\"temporal\"}";
        site.createContext("/cli/", exchange -> answer(exchange, metadata.getBytes(StandardCharsets.UTF_8)));
        site.createContext("/archive", exchange -> answer(exchange, Files.readAllBytes(archive)));
        site.start();
        System.setProperty(BASE_URL, base);
        return site;
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
